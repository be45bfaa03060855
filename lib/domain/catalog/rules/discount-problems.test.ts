import { describe, expect, it } from "vitest";
import { destinationGroupProblems, discountMisfit, discountProblems } from "./discount-problems";
import type { DiscountEntry, DiscountStep } from "./discount-terms";

const free: DiscountStep = { quantity: 6_000n, kind: "free", value: "0.00" };
const sound: DiscountEntry = {
  id: 1,
  service: "call",
  groupId: 5,
  period: "billing",
  rolloverPeriods: 2,
  steps: [free, { quantity: null, kind: "percent_off", value: "50.00" }],
};
const fields = (...entries: Partial<DiscountEntry>[]) =>
  Object.keys(discountProblems(entries.map((change) => ({ ...sound, ...change }))));
const step = (change: Partial<DiscountStep>) => fields({ steps: [{ ...free, ...change }] });

describe("discountProblems", () => {
  it("finds nothing wrong with a sound plan, nor with a draft", () => {
    expect(fields({}, { groupId: null }, { service: "data" })).toEqual([]);
    expect(fields()).toEqual([]);
  });

  it.each([
    ["a quantity of nothing", { quantity: 0n }, "entries.0.steps.0.quantity"],
    ["a quantity below zero", { quantity: -1n }, "entries.0.steps.0.quantity"],
    ["zero percent", { kind: "percent_off", value: "0.00" }, "entries.0.steps.0.value"],
    ["more than everything off", { kind: "percent_off", value: "100.00001" }, "entries.0.steps.0.value"],
    ["a price below zero", { kind: "fixed_price", value: "-0.01" }, "entries.0.steps.0.value"],
    ["a value on what is free", { kind: "free", value: "1.00" }, "entries.0.steps.0.value"],
  ] as const)("finds %s", (_name, change, field) => {
    expect(step(change)).toEqual([field]);
  });

  it("lets everything be taken off, and a fixed price be nothing", () => {
    expect(step({ kind: "percent_off", value: "100" })).toEqual([]);
    expect(step({ kind: "fixed_price", value: "0" })).toEqual([]);
  });

  it("finds an entry without a step, and a step behind one without an end", () => {
    expect(fields({ steps: [] })).toEqual(["entries.0.steps"]);
    expect(fields({ steps: [{ ...free, quantity: null }, free], rolloverPeriods: 0 })).toEqual([
      "entries.0.steps.0.quantity",
    ]);
  });

  it("finds two entries for the same service and destinations", () => {
    expect(fields({}, { groupId: null }, {})).toEqual(["entries.2.groupId"]);
    expect(fields({ groupId: null }, { groupId: null })).toEqual(["entries.1.groupId"]);
  });

  it("finds a roll-over of nothing, and one that never ends", () => {
    const endless: DiscountStep[] = [{ quantity: null, kind: "percent_off", value: "10" }];
    expect(fields({ steps: endless, rolloverPeriods: 1 })).toEqual(["entries.0.rolloverPeriods"]);
    expect(fields({ rolloverPeriods: 37 })).toEqual(["entries.0.rolloverPeriods"]);
    expect(fields({ rolloverPeriods: -1 })).toEqual(["entries.0.rolloverPeriods"]);
  });
});

describe("discountMisfit", () => {
  const owner = { resellerId: 0, currency: "USD" };
  const plan = { ...owner, archived: false, entries: 1 };

  it("lets a plan of the same owner and currency be used", () => {
    expect(discountMisfit(plan, owner)).toBeNull();
  });

  it.each([
    ["another owner's plan", { resellerId: 3 }, /owner/],
    ["a plan in another currency", { currency: "EUR" }, /EUR/],
    ["a draft", { entries: 0 }, /draft/],
    ["an archived plan", { archived: true }, /archived/],
  ])("refuses %s", (_name, change, message) => {
    expect(discountMisfit({ ...plan, ...change }, owner)).toMatch(message);
  });
});

describe("destinationGroupProblems", () => {
  it("finds a prefix that is none, one given twice, and one in two groups", () => {
    expect(
      destinationGroupProblems([
        { id: 1, name: "Mobile", prefixes: ["447", "+44", "447"] },
        { id: 2, name: "Nearby", prefixes: ["49", "447"] },
      ]),
    ).toEqual([
      "Mobile: “+44” is not a prefix; use digits only.",
      "Mobile: the prefix 447 is given twice.",
      "Nearby: the prefix 447 is in “Mobile” already.",
    ]);
  });

  it("lets a longer prefix be in another group", () => {
    expect(
      destinationGroupProblems([
        { id: 1, name: "UK", prefixes: ["44"] },
        { id: 2, name: "UK mobile", prefixes: ["447"] },
      ]),
    ).toEqual([]);
  });
});
