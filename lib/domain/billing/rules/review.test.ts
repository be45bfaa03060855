import { expect, it } from "vitest";
import { reviewOf } from "./review";

const made = { total: "100.00", lines: 3, closedOn: "2026-05-01" };

it("issues at once without days of review", () => {
  expect(reviewOf(made, 0, ["90.00"])).toEqual({ review: "approved", holdReason: "", issueOn: "2026-05-01" });
});

it("waits for as many days as the class gives for a look", () => {
  expect(reviewOf(made, 5, [])).toEqual({ review: "under_review", holdReason: "", issueOn: "2026-05-06" });
});

it("holds what is three times the usual, and says so, though the class would issue it", () => {
  const held = reviewOf({ ...made, total: "300.01" }, 0, ["100.00", "100.00"]);
  expect(held.review).toBe("under_review");
  expect(held.holdReason).toContain("300.01");
  expect(reviewOf({ ...made, total: "300.00" }, 0, ["100.00", "100.00"]).review).toBe("approved");
});
