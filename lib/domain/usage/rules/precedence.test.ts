import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DiscountEntry } from "@/lib/domain/catalog";
import { runs } from "@/lib/testing/property-runs";
import { byPrecedence, discountFor, type Holder } from "./precedence";

const main: Holder = { source: "main", precedence: 0, id: 1 };
const low: Holder = { source: "addon", precedence: 10, id: 2 };
const high: Holder = { source: "addon", precedence: 90, id: 3 };
const customer: Holder = { source: "customer", precedence: 0, id: 4 };
const entry = (
  id: number,
  groupId: number | null,
  service: DiscountEntry["service"] = "call",
): DiscountEntry => ({
  id,
  service,
  groupId,
  period: "billing",
  rolloverPeriods: 0,
  steps: [{ quantity: 60n, kind: "free", value: "0.00" }],
});

describe("byPrecedence", () => {
  it("puts the customer before add-ons, add-ons before the main product, higher precedence before lower", () => {
    expect(byPrecedence([main, low, high, customer])).toEqual([customer, high, low, main]);
    expect(byPrecedence([{ ...main, precedence: 99 }, low])).toEqual([low, { ...main, precedence: 99 }]);
  });

  it("gives the same answer whatever the order it is asked in", () => {
    const holder = fc.record({
      source: fc.constantFrom("customer" as const, "addon" as const, "main" as const),
      precedence: fc.integer({ min: 0, max: 3 }),
      id: fc.integer({ min: 1, max: 1_000 }),
    });
    const list = fc.uniqueArray(holder, { selector: ({ id }) => id, maxLength: 8 });
    fc.assert(
      fc.property(list, (held) => {
        expect(byPrecedence([...held].reverse())).toEqual(byPrecedence(held));
      }),
      { numRuns: runs(2_000) },
    );
  });
});

describe("discountFor", () => {
  const plans = [
    { ...main, entries: [entry(10, 5), entry(11, null), entry(12, null, "message")] },
    { ...low, entries: [entry(20, 5)] },
    { ...high, entries: [entry(30, 6)] },
  ];
  const found = (groupId: number | null, service: DiscountEntry["service"] = "call") =>
    discountFor(plans, service, groupId)?.entry.id;

  it("takes the strongest plan that says something about the destination", () => {
    expect(found(5)).toBe(20);
    expect(found(6)).toBe(30);
    expect(found(7)).toBe(11);
    expect(found(null)).toBe(11);
  });

  it("lets an entry of a stronger plan for all destinations win over a weaker plan's own group", () => {
    expect(discountFor([...plans, { ...customer, entries: [entry(40, null)] }], "call", 5)?.entry.id).toBe(
      40,
    );
  });

  it("keeps services apart, and finds nothing where nobody says anything", () => {
    expect(found(5, "message")).toBe(12);
    expect(found(5, "data")).toBeUndefined();
    expect(discountFor([], "call", 5)).toBeNull();
  });
});
