import { describe, expect, it } from "vitest";
import {
  type CreditFacts,
  effectiveLimit,
  raiseProblems,
  warningProblem,
  warningReached,
} from "./credit-limit";

const NOW = new Date("2026-03-15T12:00:00Z");
const LATER = new Date("2026-03-20T12:00:00Z");
const postpaid: CreditFacts = {
  balanceControl: "postpaid",
  creditLimit: "50",
  creditRaise: null,
  creditRaiseUnit: null,
  creditRaiseUntil: null,
};
const raised = (raise: string, unit: string, more: Partial<CreditFacts> = {}): CreditFacts => ({
  ...postpaid,
  creditRaise: raise,
  creditRaiseUnit: unit,
  creditRaiseUntil: LATER,
  ...more,
});

describe("the limit in force", () => {
  it.each([
    ["without a raise it is the permanent one", postpaid, "50.00"],
    ["an amount comes on top", raised("25", "fixed"), "75.00"],
    ["a percentage is of the permanent limit", raised("20", "percent"), "60.00"],
    ["no limit stays no limit", raised("25", "fixed", { creditLimit: null }), null],
    [
      "a prepaid customer may go below zero for a time",
      raised("10", "fixed", { balanceControl: "prepaid", creditLimit: null }),
      "10.00",
    ],
    [
      "or touch what is kept back",
      raised("5", "fixed", { balanceControl: "prepaid", creditLimit: "-5" }),
      "0.00",
    ],
  ])("%s", (_, facts, limit) => expect(effectiveLimit(facts, NOW)).toBe(limit));

  it("falls back at its moment by itself, to the millisecond", () => {
    const facts = raised("25", "fixed");
    expect(effectiveLimit(facts, new Date(LATER.getTime() - 1))).toBe("75.00");
    expect(effectiveLimit(facts, LATER)).toBe("50.00");
  });
});

describe("what may be granted", () => {
  const wish = { amount: "25", unit: "fixed" as const, until: LATER };
  it("anything above nothing, until a moment to come, without a cap", () => {
    expect(raiseProblems(postpaid, wish, null, NOW)).toEqual({});
    expect(raiseProblems(postpaid, { ...wish, until: NOW }, null, NOW)).toHaveProperty("until");
  });

  it("nothing where there is no limit, and no percentage of nothing", () => {
    expect(raiseProblems({ ...postpaid, creditLimit: null }, wish, null, NOW)).toHaveProperty("amount");
    const percent = { ...wish, unit: "percent" as const };
    expect(raiseProblems({ ...postpaid, creditLimit: "0" }, percent, null, NOW)).toHaveProperty("unit");
    const prepaid = { balanceControl: "prepaid", creditLimit: "-5" } as const;
    expect(raiseProblems(prepaid, percent, null, NOW)).toHaveProperty("unit");
    expect(raiseProblems(prepaid, wish, null, NOW)).toEqual({});
  });

  it("no more and no longer than the role lets, a percentage counted as what it comes to", () => {
    const cap = { maxAmount: "25", maxDays: 5 };
    expect(raiseProblems(postpaid, wish, cap, NOW)).toEqual({});
    expect(raiseProblems(postpaid, { ...wish, amount: "25.01" }, cap, NOW)).toHaveProperty("amount");
    const until = new Date(LATER.getTime() + 1);
    expect(raiseProblems(postpaid, { ...wish, until }, cap, NOW)).toHaveProperty("until");
    // 50 × 50 % = 25
    expect(raiseProblems(postpaid, { ...wish, unit: "percent", amount: "50" }, cap, NOW)).toEqual({});
    expect(raiseProblems(postpaid, { ...wish, unit: "percent", amount: "51" }, cap, NOW)).toHaveProperty(
      "amount",
    );
  });
});

describe("warnings", () => {
  const at = (balance: string, limit: string | null = "50") => ({
    balanceControl: "postpaid" as const,
    balance,
    limit,
  });
  it("are reached at the amount owed, or at the part of the limit in force", () => {
    expect(warningReached({ unit: "fixed", value: "40" }, at("40"))).toBe(true);
    expect(warningReached({ unit: "fixed", value: "40" }, at("39.99"))).toBe(false);
    expect(warningReached({ unit: "percent", value: "80" }, at("40"))).toBe(true);
    expect(warningReached({ unit: "percent", value: "80" }, at("40", "75"))).toBe(false);
    expect(warningReached({ unit: "percent", value: "80" }, at("1000", null))).toBe(false);
  });

  it("of a prepaid customer are amounts of funds", () => {
    const funds = (balance: string) => ({ balanceControl: "prepaid" as const, balance, limit: null });
    expect(warningReached({ unit: "fixed", value: "5" }, funds("-5"))).toBe(true);
    expect(warningReached({ unit: "fixed", value: "5" }, funds("-5.01"))).toBe(false);
    expect(warningProblem("prepaid", [{ unit: "percent", value: "80" }])).not.toBeNull();
    expect(warningProblem("postpaid", [{ unit: "percent", value: "80" }])).toBeNull();
    expect(warningProblem("postpaid", [{ unit: "percent", value: "101" }])).not.toBeNull();
  });
});
