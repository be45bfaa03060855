import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DiscountEntry } from "@/lib/domain/catalog";
import { addDays, todayIn } from "@/lib/platform/time";
import { runs } from "@/lib/testing/property-runs";
import { carryOver, type Grant, grantsOn, quotaOn, topUpGrant } from "./grants";
import { takeQuantity } from "./volume-discount";

const entry: DiscountEntry = {
  id: 7,
  service: "call",
  groupId: 5,
  period: "billing",
  rolloverPeriods: 2,
  steps: [
    { quantity: 6_000n, kind: "free", value: "0.00" },
    { quantity: 3_000n, kind: "percent_off", value: "50.00" },
    { quantity: null, kind: "percent_off", value: "10.00" },
  ],
};
const monthly = { billingPeriod: "monthly", anchorDay: 1 } as const;
const since = "2026-01-10";
const on = (date: string, existing: readonly Grant[] = [], change: Partial<DiscountEntry> = {}) =>
  grantsOn({ ...entry, ...change }, { ...monthly, since }, existing, date);
const keys = (grants: readonly Grant[]) => grants.map(({ key }) => key);

describe("grantsOn", () => {
  it("grants every step of the period, from its first day to the end of what rolls over", () => {
    expect(on("2026-01-15")).toEqual([
      {
        key: "7/2026-01-01/0",
        periodStart: "2026-01-01",
        step: 0,
        kind: "free",
        value: "0.00",
        granted: 6_000n,
        used: 0n,
        usableFrom: "2026-01-01",
        expiresOn: "2026-04-01",
      },
      expect.objectContaining({ key: "7/2026-01-01/1", granted: 3_000n, expiresOn: "2026-04-01" }),
      expect.objectContaining({ key: "7/2026-01-01/2", granted: null, expiresOn: "2026-02-01" }),
    ]);
  });

  it("keeps what is there, with what was used of it", () => {
    const used = on("2026-01-15").map((grant) => ({ ...grant, used: 100n }));
    expect(on("2026-01-20", used)).toEqual(used);
  });

  it("catches up periods in which nothing was used, as far back as they roll over, and no further", () => {
    const inMay = keys(on("2026-05-03"));
    expect(inMay.filter((key) => key.endsWith("/0"))).toEqual([
      "7/2026-03-01/0",
      "7/2026-04-01/0",
      "7/2026-05-01/0",
    ]);
    expect(inMay.filter((key) => key.endsWith("/2"))).toEqual(["7/2026-05-01/2"]);
    expect(keys(on("2026-05-03", [], { rolloverPeriods: 0 }))).toEqual([
      "7/2026-05-01/0",
      "7/2026-05-01/1",
      "7/2026-05-01/2",
    ]);
  });

  it("grants nothing for periods before the one it began in", () => {
    expect(keys(on("2026-02-03")).filter((key) => key.endsWith("/0"))).toEqual([
      "7/2026-01-01/0",
      "7/2026-02-01/0",
    ]);
    expect(on("2025-12-31")).toEqual([]);
  });

  it("leaves out what is over on that day, and has it again for a late record", () => {
    const march = on("2026-03-20");
    const inJune = on("2026-06-01", march);
    expect(inJune.some(({ periodStart }) => periodStart === "2026-03-01")).toBe(false);
    expect(keys(on("2026-03-31", march))).toEqual(keys(march));
  });

  it("counts in its own periods where it has some, else in the customer's", () => {
    const weekly = on("2026-02-04", [], { period: "weekly", rolloverPeriods: 0 });
    expect(weekly[0]).toMatchObject({ periodStart: "2026-02-02", expiresOn: "2026-02-09" });
    const anniversary = grantsOn(
      { ...entry, rolloverPeriods: 0 },
      { billingPeriod: "anniversary", anchorDay: 31, since },
      [],
      "2026-02-28",
    );
    expect(anniversary[0]).toMatchObject({ periodStart: "2026-02-28", expiresOn: "2026-03-31" });
  });

  it("B6: its periods follow one another without a gap, so every day has exactly one grant of its own", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("daily", "weekly", "semimonthly", "monthly", "anniversary", "days30"),
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 0, max: 900 }),
        (period, anchorDay, days) => {
          const date = addDays(since, days);
          const change = { period, rolloverPeriods: 0, steps: entry.steps.slice(0, 1) } as const;
          const own = grantsOn(
            { ...entry, ...change, steps: [...change.steps] },
            { ...monthly, anchorDay, since },
            [],
            date,
          );
          expect(own).toHaveLength(1);
          expect(date >= own[0]!.usableFrom && date < own[0]!.expiresOn!).toBe(true);
        },
      ),
      { numRuns: runs(2_000) },
    );
  });
});

describe("B3, Z-5: a call belongs to the month of the customer's own clock", () => {
  const monthOf = (moment: string, zone: string) =>
    on(todayIn(moment, zone), [], { rolloverPeriods: 0 })[0]?.periodStart;

  it.each([
    ["Etc/GMT+5", "2026-03-01T04:59:59Z", "2026-02-01"],
    ["Etc/GMT+5", "2026-03-01T05:00:00Z", "2026-03-01"],
    ["Pacific/Auckland", "2026-02-28T10:59:59Z", "2026-02-01"],
    ["Pacific/Auckland", "2026-02-28T11:00:00Z", "2026-03-01"],
    ["America/New_York", "2026-11-01T03:59:59Z", "2026-10-01"],
    ["America/New_York", "2026-11-01T04:00:00Z", "2026-11-01"],
    ["UTC", "2026-02-28T23:59:59Z", "2026-02-01"],
    ["UTC", "2026-03-01T00:00:00Z", "2026-03-01"],
  ])("in %s, %s is in the period of %s", (zone, moment, period) => {
    expect(monthOf(moment, zone)).toBe(period);
  });
});

describe("top-ups", () => {
  const bought = topUpGrant({ id: 3, quantity: 600n, usableFrom: "2026-02-10", lastDay: "2026-03-05" });

  it("are there from their first day to their last", () => {
    const at = (date: string) =>
      keys(grantsOn(entry, { ...monthly, since }, [bought], date)).includes("topup/3");
    expect(at("2026-02-09")).toBe(false);
    expect(at("2026-02-10")).toBe(true);
    expect(at("2026-03-05")).toBe(true);
    expect(at("2026-03-06")).toBe(false);
  });

  it("may be without an end", () => {
    expect(topUpGrant({ id: 4, quantity: 1n, usableFrom: "2026-02-10", lastDay: null }).expiresOn).toBeNull();
  });

  it("refuse a quantity of nothing and an end before the beginning", () => {
    const buy = (quantity: bigint, lastDay: string) => () =>
      topUpGrant({ id: 4, quantity, usableFrom: "2026-02-10", lastDay });
    expect(buy(0n, "2026-02-11")).toThrow(/above zero/);
    expect(buy(1n, "2026-02-09")).toThrow(/ends before it begins/);
    expect(buy(1n, "2026-02-10")).not.toThrow();
  });
});

describe("quotaOn", () => {
  it("says what the period includes, what of it was used, and what else is left", () => {
    const bought = topUpGrant({ id: 3, quantity: 600n, usableFrom: "2026-01-10", lastDay: "2026-04-10" });
    const january = takeQuantity([...on("2026-01-15"), bought], 1_000n, "2026-01-15").grants;
    const february = takeQuantity(on("2026-02-03", january), 500n, "2026-02-03").grants;
    expect(quotaOn(february, "2026-02-03")).toEqual({
      included: 6_000n,
      used: 0n,
      rolledOver: 4_500n,
      toppedUp: 600n,
      left: 11_100n,
      until: "2026-04-01",
    });
    const more = takeQuantity(february, 5_000n, "2026-02-04").grants;
    expect(quotaOn(more, "2026-02-04")).toMatchObject({
      used: 500n,
      rolledOver: 0n,
      left: 6_100n,
      until: "2026-04-11",
    });
  });

  it("is nothing where nothing is granted", () => {
    const nothing = { included: 0n, used: 0n, rolledOver: 0n, toppedUp: 0n, left: 0n, until: null };
    expect(quotaOn([], "2026-02-03")).toEqual(nothing);
    expect(quotaOn(on("2026-01-15").slice(1), "2026-01-15")).toEqual(nothing);
  });
});

describe("carryOver", () => {
  const bought = topUpGrant({ id: 3, quantity: 600n, usableFrom: "2026-01-10", lastDay: null });
  const grants = [...on("2026-02-03"), bought];
  const other = { ...entry, id: 8 };

  it("takes what was rolled over and bought along to a plan with the same entry, and leaves the period's own", () => {
    expect(keys(carryOver(entry, other, grants, "2026-02-03"))).toEqual([
      "7/2026-01-01/0",
      "7/2026-01-01/1",
      "topup/3",
    ]);
  });

  it("leaves everything but what was bought when the new plan has no such entry", () => {
    expect(keys(carryOver(entry, { ...other, groupId: 6 }, grants, "2026-02-03"))).toEqual(["topup/3"]);
    expect(keys(carryOver(entry, null, grants, "2026-02-03"))).toEqual(["topup/3"]);
  });
});
