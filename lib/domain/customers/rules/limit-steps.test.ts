import { describe, expect, it } from "vitest";
import type { CreditFacts } from "./credit-limit";
import { type LimitRecord, limitSteps } from "./limit-steps";

const none = { creditRaise: null, creditRaiseUnit: null, creditRaiseUntil: null };
const raised = (until: string, creditRaise = "25") => ({
  creditRaise,
  creditRaiseUnit: "fixed",
  creditRaiseUntil: new Date(until),
});
const prepaid: CreditFacts = { balanceControl: "prepaid", creditLimit: null, ...none };
const march = { from: new Date("2026-03-01T00:00:00Z"), to: new Date("2026-04-01T00:00:00Z") };
const record = (at: string, given: Partial<LimitRecord>): LimitRecord => ({
  at: new Date(at),
  before: null,
  creditLimit: null,
  ...none,
  ...given,
});
const steps = (records: LimitRecord[], current = prepaid) =>
  limitSteps(current, records, march).map(({ from, limit }) => `${from.toISOString().slice(5, 16)} ${limit}`);

describe("limitSteps", () => {
  it("is one step where nothing ever changed", () => {
    expect(steps([])).toEqual(["03-01T00:00 null"]);
    expect(steps([], { ...prepaid, creditLimit: "-5" })).toEqual(["03-01T00:00 -5.00"]);
  });

  it("begins with what was in force, not with what is now", () => {
    const change = record("2026-03-10T09:00:00Z", { before: "-10", creditLimit: "-5" });
    expect(steps([change], { ...prepaid, creditLimit: "-5" })).toEqual([
      "03-01T00:00 -10.00",
      "03-10T09:00 -5.00",
    ]);
    expect(steps([{ ...change, at: new Date("2026-02-10T09:00:00Z") }])).toEqual(["03-01T00:00 -5.00"]);
    expect(steps([{ ...change, at: new Date("2026-04-10T09:00:00Z") }])).toEqual(["03-01T00:00 -10.00"]);
  });

  it("ends a raise at its moment, without a change", () => {
    expect(steps([record("2026-03-10T09:00:00Z", raised("2026-03-12T18:00:00Z"))])).toEqual([
      "03-01T00:00 null",
      "03-10T09:00 25.00",
      "03-12T18:00 null",
    ]);
    expect(steps([record("2026-02-20T09:00:00Z", raised("2026-03-12T18:00:00Z"))])).toEqual([
      "03-01T00:00 25.00",
      "03-12T18:00 null",
    ]);
    // Over before the stretch begins, or at its very beginning.
    expect(steps([record("2026-02-20T09:00:00Z", raised("2026-03-01T00:00:00Z"))])).toEqual([
      "03-01T00:00 null",
    ]);
    expect(steps([record("2026-03-20T09:00:00Z", raised("2026-04-12T18:00:00Z"))])).toEqual([
      "03-01T00:00 null",
      "03-20T09:00 25.00",
    ]);
  });

  it("ends a raise with the change that takes its place, and not a second time", () => {
    const records = [
      record("2026-03-10T09:00:00Z", raised("2026-03-20T18:00:00Z")),
      record("2026-03-11T09:00:00Z", raised("2026-03-15T18:00:00Z", "40")),
      record("2026-03-12T09:00:00Z", {}),
    ];
    expect(steps(records)).toEqual([
      "03-01T00:00 null",
      "03-10T09:00 25.00",
      "03-11T09:00 40.00",
      "03-12T09:00 null",
    ]);
  });
});
