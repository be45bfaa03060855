import { describe, expect, it } from "vitest";
import { intStatus, type StatusFacts, subscriptionStatus } from "./status";

const facts: StatusFacts = {
  activatedOn: "2026-06-01",
  startOn: "2026-06-01",
  finishOn: null,
  closedAt: null,
};
const now = new Date("2026-06-10T12:00:00Z");
const status = (changes: Partial<StatusFacts>, today = "2026-06-10") =>
  subscriptionStatus({ ...facts, ...changes }, today, now);

describe("subscriptionStatus", () => {
  it.each([
    ["active since its activation", {}, "active"],
    ["active on its activation day", { activatedOn: "2026-06-10" }, "active"],
    ["pending until it is activated, even when its start has passed", { activatedOn: null }, "pending"],
    ["pending when its activation lies ahead", { activatedOn: "2026-06-11" }, "pending"],
    ["active on its last day", { finishOn: "2026-06-10" }, "active"],
    ["closed the day after its last day", { finishOn: "2026-06-09" }, "closed"],
    ["closed at once when closed", { closedAt: new Date("2026-06-10T12:00:00Z") }, "closed"],
    [
      "closed before its later finish",
      { closedAt: "2026-06-10T11:59:59Z", finishOn: "2026-12-31" },
      "closed",
    ],
    ["not closed before the moment of closing", { closedAt: "2026-06-10T12:00:01Z" }, "active"],
    ["closed without ever having been active", { activatedOn: null, finishOn: "2026-05-31" }, "closed"],
  ] as const)("%s", (_name, changes, expected) => {
    expect(status(changes)).toBe(expected);
  });

  it("has the codes of the API", () => {
    expect((["pending", "active", "closed"] as const).map(intStatus)).toEqual([0, 1, 2]);
  });
});
