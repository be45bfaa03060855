import { describe, expect, it } from "vitest";
import { closingOf } from "./closing";

const now = new Date("2026-03-15T12:00:00Z");
const clock = { today: "2026-03-15", now, period: { start: "2026-03-01", end: "2026-04-01" } };
const active = { activatedOn: "2026-01-01", startOn: "2026-01-01", finishOn: null, closedAt: null };

describe("closingOf", () => {
  it("closes at once, with today as the last day", () => {
    expect(closingOf(active, { at: "now" }, clock)).toEqual({
      outcome: "closes",
      lastDay: "2026-03-15",
      now: true,
    });
  });

  it("closes with the last day of the billing period, or with a given day", () => {
    expect(closingOf(active, { at: "period_end" }, clock)).toMatchObject({
      lastDay: "2026-03-31",
      now: false,
    });
    expect(closingOf(active, { at: "date", date: "2026-05-10" }, clock)).toMatchObject({
      lastDay: "2026-05-10",
      now: false,
    });
  });

  it("leaves a closed one alone", () => {
    const closed = { ...active, closedAt: new Date("2026-03-01T00:00:00Z") };
    expect(closingOf(closed, { at: "now" }, clock)).toEqual({ outcome: "already_closed" });
    expect(closingOf({ ...active, finishOn: "2026-03-14" }, { at: "now" }, clock).outcome).toBe(
      "already_closed",
    );
  });

  it("never makes a subscription last longer", () => {
    const ending = { ...active, finishOn: "2026-03-20" };
    expect(closingOf(ending, { at: "period_end" }, clock)).toEqual({
      outcome: "already_ends",
      lastDay: "2026-03-20",
    });
    expect(closingOf(ending, { at: "now" }, clock)).toMatchObject({
      outcome: "closes",
      lastDay: "2026-03-15",
    });
  });

  it("closes one that would begin later at once, with no day of service", () => {
    const pending = { ...active, activatedOn: "2026-06-01", startOn: "2026-06-01" };
    expect(closingOf(pending, { at: "period_end" }, clock)).toEqual({
      outcome: "closes",
      lastDay: "2026-05-31",
      now: true,
    });
  });
});
