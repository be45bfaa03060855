import { expect, it } from "vitest";
import { dashboardMonths } from "./dashboard-months";

it("names twelve months that end with this one, across a year's end", () => {
  const months = dashboardMonths("2026-03-31");
  expect(months).toHaveLength(12);
  expect(months[0]).toBe("2025-04");
  expect(months.slice(-3)).toEqual(["2026-01", "2026-02", "2026-03"]);
});
