import { describe, expect, it } from "vitest";
import { attemptDue, chargeDays } from "./charge-days";

const invoice = { issuedOn: "2026-03-01", dueOn: "2026-03-16" };
const retryDays = [1, 3, 7];

describe("when a stored method is charged by itself", () => {
  it("is never, unless the class says so", () => {
    expect(chargeDays({ autoCharge: "never", retryDays }, invoice)).toEqual([]);
  });

  it("is the day of issue, or the due date, and then so many days after the due date", () => {
    const later = ["2026-03-17", "2026-03-19", "2026-03-23"];
    expect(chargeDays({ autoCharge: "at_issue", retryDays }, invoice)).toEqual(["2026-03-01", ...later]);
    expect(chargeDays({ autoCharge: "on_due", retryDays }, invoice)).toEqual(["2026-03-16", ...later]);
  });

  it("is once a day that counts: before it nothing, on it one attempt, after it nothing more", () => {
    const days = chargeDays({ autoCharge: "on_due", retryDays }, invoice);
    expect(attemptDue(days, "2026-03-15", [])).toBeNull();
    expect(attemptDue(days, "2026-03-16", [])).toBe("2026-03-16");
    expect(attemptDue(days, "2026-03-16", ["2026-03-16"])).toBeNull();
    expect(attemptDue(days, "2026-03-17", ["2026-03-16"])).toBe("2026-03-17");
  });

  it("is made up for once, however many days were missed", () => {
    const days = chargeDays({ autoCharge: "on_due", retryDays }, invoice);
    expect(attemptDue(days, "2026-03-21", [])).toBe("2026-03-19");
    expect(attemptDue(days, "2026-03-22", ["2026-03-21"])).toBeNull();
  });
});
