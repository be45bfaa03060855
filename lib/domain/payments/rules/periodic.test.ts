import { describe, expect, it } from "vitest";
import { periodicDate } from "./periodic";

describe("a payment that comes again and again", () => {
  it("L6: is due on 1 February after the one of 1 January, however late that one was made", () => {
    expect(periodicDate("2026-01-01", "month", 1)).toBe("2026-02-01");
  });

  it("L6 control: the one after it is 1 March", () => {
    expect(periodicDate("2026-01-01", "month", 2)).toBe("2026-03-01");
  });

  it("A-1: keeps to its anchor at the ends of months, and goes back to it", () => {
    const dates = [0, 1, 2, 3].map((n) => periodicDate("2027-01-31", "month", n));
    expect(dates).toEqual(["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]);
  });

  it("comes every week, quarter and year", () => {
    expect(periodicDate("2026-12-28", "week", 1)).toBe("2027-01-04");
    expect(periodicDate("2026-11-30", "quarter", 1)).toBe("2027-02-28");
    expect(periodicDate("2028-02-29", "year", 1)).toBe("2029-02-28");
  });
});
