import { describe, expect, it } from "vitest";
import { todayIn } from "@/lib/platform/time";
import { autoIssueOn } from "./billing-days";
import { dueDate, payableUntil } from "./due-date";

const MONTHLY = { kind: "monthly", anchorDay: 1 } as const;

describe("dueDate", () => {
  it("F5.6: 1 June + 15 is payable to the end of 16 June, and overdue on 17 June", () => {
    const due = dueDate("2026-06-01", { kind: "days", count: 15 }, MONTHLY);
    expect(due).toBe("2026-06-16");
    const until = payableUntil(due, "America/Los_Angeles");
    expect(until.toString()).toBe("2026-06-17T07:00:00Z");
    expect(todayIn(until, "America/Los_Angeles")).toBe("2026-06-17");
    expect(todayIn(until.subtract({ milliseconds: 1 }), "America/Los_Angeles")).toBe("2026-06-16");
  });

  it.each([
    ["due upon receipt", "on_receipt", 0, MONTHLY, "2026-06-01", "2026-06-01"],
    ["over a leap day", "days", 30, MONTHLY, "2024-02-01", "2024-03-02"],
    ["one month", "periods", 1, MONTHLY, "2026-06-01", "2026-07-01"],
    ["one month from the end of January", "periods", 1, MONTHLY, "2026-01-31", "2026-02-28"],
    ["two months over a year's end", "periods", 2, MONTHLY, "2026-12-10", "2027-02-10"],
    ["one week", "periods", 1, { kind: "weekly", anchorDay: 1 }, "2026-06-02", "2026-06-09"],
    ["half a month", "periods", 1, { kind: "semimonthly", anchorDay: 1 }, "2026-06-01", "2026-06-16"],
    [
      "one anniversary, A-1",
      "periods",
      1,
      { kind: "anniversary", anchorDay: 31 },
      "2026-01-31",
      "2026-02-28",
    ],
    ["then the next", "periods", 1, { kind: "anniversary", anchorDay: 31 }, "2026-02-28", "2026-03-31"],
    ["thirty days", "periods", 1, { kind: "days30", anchorDay: 1 }, "2026-01-31", "2026-03-02"],
    ["three days", "periods", 3, { kind: "daily", anchorDay: 1 }, "2026-06-30", "2026-07-03"],
  ] as const)("%s", (_name, kind, count, days, issuedOn, due) => {
    expect(dueDate(issuedOn, { kind, count }, days)).toBe(due);
  });

  it("ends the due day where the clocks jump over midnight, and where the day has 23 hours", () => {
    expect(payableUntil("2018-11-03", "America/Sao_Paulo").toString()).toBe("2018-11-04T03:00:00Z");
    expect(payableUntil("2026-03-08", "America/Los_Angeles").toString()).toBe("2026-03-09T07:00:00Z");
  });
});

describe("review", () => {
  it("F5.2: held for 3 days it goes out by itself on the fourth, and the due date moves with it", () => {
    const terms = { kind: "days", count: 15 } as const;
    const issuedOn = autoIssueOn("2026-06-01", 3);
    expect(issuedOn).toBe("2026-06-04");
    expect(dueDate(issuedOn, terms, MONTHLY)).toBe("2026-06-19");
  });

  it("control: without a review it goes out on the day it is made", () => {
    expect(autoIssueOn("2026-06-01", 0)).toBe("2026-06-01");
  });
});
