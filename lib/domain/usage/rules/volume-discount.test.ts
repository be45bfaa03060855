import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DiscountEntry } from "@/lib/domain/catalog";
import { addDays } from "@/lib/platform/time";
import { runs } from "@/lib/testing/property-runs";
import { type Grant, grantsOn, topUpGrant } from "./grants";
import { giveBack, takeQuantity } from "./volume-discount";

const entry: DiscountEntry = {
  id: 7,
  service: "call",
  groupId: 5,
  period: "billing",
  rolloverPeriods: 2,
  steps: [
    { quantity: 100n, kind: "free", value: "0.00" },
    { quantity: 50n, kind: "percent_off", value: "50.00" },
  ],
};
const terms = { billingPeriod: "monthly", anchorDay: 1, since: "2026-01-01" } as const;
const january = "2026-01-20";
const february = "2026-02-20";
const grants = (on: string, existing: readonly Grant[] = [], change: Partial<DiscountEntry> = {}) =>
  grantsOn({ ...entry, ...change }, terms, existing, on);
const take = (from: readonly Grant[], quantity: bigint, on = january) => takeQuantity(from, quantity, on);
const shown = ({ parts }: ReturnType<typeof takeQuantity>) =>
  parts.map(({ quantity, grantKey }) => [quantity, grantKey]);

describe("takeQuantity", () => {
  it("splits a call that crosses thresholds: what is free, what is cheaper, and the rest at the rate's price", () => {
    const { parts, grants: after } = take(grants(january), 170n);
    expect(parts).toEqual([
      { quantity: 100n, kind: "free", value: "0.00", grantKey: "7/2026-01-01/0" },
      { quantity: 50n, kind: "percent_off", value: "50.00", grantKey: "7/2026-01-01/1" },
      { quantity: 20n, kind: "standard", value: "0.00", grantKey: null },
    ]);
    expect(after.map(({ used }) => used)).toEqual([100n, 50n]);
  });

  it("goes on where the last call ended", () => {
    const first = take(grants(january), 80n);
    expect(shown(take(first.grants, 40n))).toEqual([
      [20n, "7/2026-01-01/0"],
      [20n, "7/2026-01-01/1"],
    ]);
  });

  it("tells apart which grants changed", () => {
    expect(take(grants(january), 10n).changed.map(({ key }) => key)).toEqual(["7/2026-01-01/0"]);
    expect(take(grants(january), 0n)).toMatchObject({ parts: [], changed: [] });
  });

  it("leaves the grants it was given as they were", () => {
    const before = grants(january);
    take(before, 170n);
    expect(before.map(({ used }) => used)).toEqual([0n, 0n]);
  });

  it("uses of each step the oldest quantity first, and every free one before any that costs something", () => {
    const used = take(grants(january), 30n).grants;
    expect(shown(take(grants(february, used), 240n, february))).toEqual([
      [70n, "7/2026-01-01/0"],
      [100n, "7/2026-02-01/0"],
      [50n, "7/2026-01-01/1"],
      [20n, "7/2026-02-01/1"],
    ]);
  });

  it("no longer finds what rolled over for as many periods as it may", () => {
    const unused = grants(january);
    const april = "2026-04-02";
    expect(shown(take(grants(april, unused), 1_000n, april)).map(([, key]) => key)).toEqual([
      "7/2026-02-01/0",
      "7/2026-03-01/0",
      "7/2026-04-01/0",
      "7/2026-02-01/1",
      "7/2026-03-01/1",
      "7/2026-04-01/1",
      null,
    ]);
  });

  it("uses what was bought after what is included, the one that ends first before the others", () => {
    const topUp = (id: number, lastDay: string | null) =>
      topUpGrant({ id, quantity: 10n, usableFrom: "2026-01-05", lastDay });
    const bought = [topUp(1, null), topUp(2, "2026-03-01"), topUp(3, "2026-02-01"), topUp(4, "2026-01-06")];
    expect(shown(take(grants(january, bought), 200n))).toEqual([
      [100n, "7/2026-01-01/0"],
      [50n, "7/2026-01-01/1"],
      [10n, "topup/3"],
      [10n, "topup/2"],
      [10n, "topup/1"],
      [20n, null],
    ]);
  });

  it("uses what was bought before a discount without an end, which would leave it unused for ever", () => {
    const bought = topUpGrant({ id: 1, quantity: 10n, usableFrom: "2026-01-05", lastDay: null });
    const endless: DiscountEntry["steps"] = [
      { quantity: 100n, kind: "free", value: "0.00" },
      { quantity: null, kind: "fixed_price", value: "0.01" },
    ];
    expect(shown(take(grants(january, [bought], { steps: endless }), 200n))).toEqual([
      [100n, "7/2026-01-01/0"],
      [10n, "topup/1"],
      [90n, "7/2026-01-01/1"],
    ]);
  });

  it("gives a late record what its own day had", () => {
    const now = grants(february);
    const late = take(grants(january, now), 30n, january);
    expect(shown(late)).toEqual([[30n, "7/2026-01-01/0"]]);
  });
});

describe("giveBack", () => {
  it("B23: puts back what a call took, so that rating it again takes the same", () => {
    const first = take(grants(january), 170n);
    const back = giveBack(first.grants, first.parts);
    expect(back.grants).toEqual(grants(january));
    expect(back.changed).toHaveLength(2);
    expect(take(back.grants, 170n)).toEqual(first);
  });

  it("refuses to put back more than was used, and leaves alone what is no longer kept", () => {
    const { parts } = take(grants(january), 10n);
    expect(() => giveBack(grants(january), parts)).toThrow(/more than was used/);
    expect(giveBack([], parts)).toEqual({ grants: [], changed: [] });
  });
});

describe("as properties", () => {
  const size = fc.integer({ min: 1, max: 300 }).map(BigInt);
  const kind = fc.constantFrom("free" as const, "percent_off" as const, "fixed_price" as const);
  const plan = fc
    .record({
      steps: fc.array(fc.record({ quantity: size, kind, value: fc.constant("1.00") }), {
        minLength: 1,
        maxLength: 3,
      }),
      endless: fc.boolean(),
      rolloverPeriods: fc.integer({ min: 0, max: 3 }),
      period: fc.constantFrom(
        "billing" as const,
        "weekly" as const,
        "daily" as const,
        "anniversary" as const,
      ),
    })
    .map(({ steps, endless, ...rest }): DiscountEntry => {
      const all = endless
        ? [...steps, { quantity: null, kind: "percent_off" as const, value: "5.00" }]
        : steps;
      return { ...entry, ...rest, steps: all };
    });
  const bought = fc.array(
    fc.record({
      quantity: size,
      day: fc.integer({ min: 0, max: 90 }),
      days: fc.option(fc.integer({ min: 0, max: 60 })),
    }),
    { maxLength: 2 },
  );
  const calls = fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 120 }),
      quantity: fc.integer({ min: 0, max: 500 }).map(BigInt),
    }),
    {
      minLength: 1,
      maxLength: 8,
    },
  );
  const story = fc.tuple(plan, bought, calls);
  const topUps = (list: { quantity: bigint; day: number; days: number | null }[]) =>
    list.map(({ quantity, day, days }, id) => {
      const usableFrom = addDays("2026-01-01", day);
      return topUpGrant({
        id,
        quantity,
        usableFrom,
        lastDay: days === null ? null : addDays(usableFrom, days),
      });
    });

  /** All grants of a subscriber, as a table keeps them, through any number of calls in any order of days. */
  function play([own, extra, list]: readonly [
    DiscountEntry,
    Parameters<typeof topUps>[0],
    { day: number; quantity: bigint }[],
  ]) {
    const table = new Map(topUps(extra).map((grant) => [grant.key, grant]));
    const taken = list.map(({ day, quantity }) => {
      const on = addDays("2026-01-01", day);
      const { parts, changed } = takeQuantity(grantsOn(own, terms, [...table.values()], on), quantity, on);
      for (const grant of changed) table.set(grant.key, grant);
      return { quantity, parts };
    });
    return { table, taken };
  }

  it("the parts of a call sum to its whole quantity, and no grant is used beyond what it grants", () => {
    const grant = fc
      .record({ granted: fc.option(size), used: size, step: fc.option(fc.integer({ min: 0, max: 2 })), kind })
      .map(
        (one): Omit<Grant, "key"> => ({
          ...one,
          used: one.granted === null || one.used < one.granted ? one.used : one.granted,
          periodStart: one.step === null ? null : "2026-01-01",
          value: "1.00",
          usableFrom: "2026-01-01",
          expiresOn: null,
        }),
      );
    fc.assert(
      fc.property(
        fc.array(grant, { maxLength: 4 }),
        fc.integer({ min: 0, max: 900 }).map(BigInt),
        (list, quantity) => {
          const table = list.map((one, index) => ({ ...one, key: `grant/${index}` }));
          const { parts, grants: after } = takeQuantity(table, quantity, january);
          if (parts.reduce((sum, part) => sum + part.quantity, 0n) !== quantity)
            throw new Error("Parts are lost.");
          if (parts.some((part) => part.quantity <= 0n)) throw new Error("A part is empty.");
          if (after.some(({ granted, used }) => granted !== null && used > granted))
            throw new Error("Used beyond granted.");
        },
      ),
      { numRuns: runs(100_000) },
    );
  }, 120_000);

  it("so do all calls of a story with roll-over and top-ups, and what was used is what their parts say", () => {
    fc.assert(
      fc.property(story, (told) => {
        const { table, taken } = play(told);
        for (const { quantity, parts } of taken)
          expect(parts.reduce((sum, part) => sum + part.quantity, 0n)).toBe(quantity);
        const parts = taken.flatMap((one) => one.parts);
        for (const { key, granted, used } of table.values()) {
          if (granted !== null) expect(used <= granted).toBe(true);
          const said = parts
            .filter(({ grantKey }) => grantKey === key)
            .reduce((sum, part) => sum + part.quantity, 0n);
          expect(said).toBe(used);
        }
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("B23: taking and giving back any number of times leaves every counter as it was", () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 3 }), ([own, extra, list], times) => {
        const on = addDays("2026-01-01", list[0]?.day ?? 0);
        const before = grantsOn(own, terms, topUps(extra), on);
        let now = takeQuantity(before, list[0]?.quantity ?? 0n, on);
        const first = now;
        for (let again = 0; again < times; again++) {
          const back = giveBack(now.grants, now.parts);
          expect(back.grants).toEqual(before);
          now = takeQuantity(back.grants, list[0]?.quantity ?? 0n, on);
        }
        expect(now).toEqual(first);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("the order of calls to groups with entries of their own does not matter", () => {
    const other: DiscountEntry = {
      ...entry,
      id: 8,
      groupId: 6,
      steps: [{ quantity: 70n, kind: "free", value: "0.00" }],
    };
    const call = fc.record({ toOther: fc.boolean(), quantity: size });
    /** Every call as it was charged, by group: what anybody could tell from the outside. */
    const charged = (list: { toOther: boolean; quantity: bigint }[]) => {
      const tables = { own: grants(january), other: grantsOn(other, terms, [], january) };
      const seen = { own: [] as unknown[], other: [] as unknown[] };
      for (const { toOther, quantity } of list) {
        const group = toOther ? "other" : "own";
        const now = takeQuantity(tables[group], quantity, january);
        tables[group] = now.grants;
        seen[group].push(now.parts);
      }
      return { tables, seen };
    };
    fc.assert(
      fc.property(fc.array(call, { maxLength: 10 }), (list) => {
        const regrouped = [
          ...list.filter(({ toOther }) => toOther),
          ...list.filter(({ toOther }) => !toOther),
        ];
        expect(charged(regrouped)).toEqual(charged(list));
      }),
      { numRuns: runs(5_000) },
    );
  });
});
