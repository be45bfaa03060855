import { describe, expect, it } from "vitest";
import { DomainError } from "@/lib/platform/errors";
import { brief, due, MONTHLY, monthlyFee, timeline } from "@/lib/testing/charging-timeline";
import { type Charge, type ChargeTerms, NOTHING_CHARGED } from "./charge-terms";
import { afterCharges } from "./charges-due";
import { type PlanChangeFacts, planChange, planChangeProblem } from "./plan-change";

const old: ChargeTerms = { ...MONTHLY, planFees: monthlyFee("249.95"), activatedOn: "2026-01-01" };
const dear: ChargeTerms = { ...MONTHLY, planFees: monthlyFee("599.95") };

type Changes = { current?: Partial<ChargeTerms>; next?: Partial<ChargeTerms>; on?: string; billed?: string };

function facts({ current = {}, next = {}, on = "2026-05-05", billed = "2026-05-01" }: Changes = {}) {
  const terms = { ...old, ...current };
  const charges = due(terms, billed);
  return {
    current: {
      planId: 1,
      currency: "EUR",
      status: "active",
      terms,
      state: afterCharges(NOTHING_CHARGED, charges),
      charges: charges.filter(({ component }) => component === "fee"),
    },
    next: { planId: 2, currency: "EUR", name: "Fibre 1000", archived: false, terms: { ...dear, ...next } },
    on,
  } satisfies PlanChangeFacts<Charge>;
}

describe("planChange", () => {
  it("P-3: upgraded on 5 May: −217.70 of the old plan and +522.54 of the new one", () => {
    const change = planChange(facts());
    // 249.95 × 27 / 31 = 217.6984; 599.95 × 27 / 31 = 522.5371
    expect(brief(change.closing.credits)).toEqual(["2026-05-05 2026-06-01 -217.70"]);
    expect(change.closing.charges).toEqual([]);
    expect(brief(change.opening.charges)).toEqual(["2026-05-05 2026-06-01 522.54"]);
    expect(change).toMatchObject({ finishOn: "2026-05-04", net: "304.84" });
  });

  it("P-3: control: with the next period it is the change of the fees and nothing else", () => {
    const change = planChange(facts({ on: "2026-06-01", billed: "2026-06-01" }));
    expect(brief(change.closing.credits)).toEqual(["2026-06-01 2026-07-01 -249.95"]);
    expect(brief(change.opening.charges)).toEqual(["2026-06-01 2026-07-01 599.95"]);
  });

  it("goes on with the next close where the new plan was charged to, with no day twice", () => {
    const { opening } = planChange(facts());
    const state = afterCharges(NOTHING_CHARGED, opening.charges);
    expect(timeline(opening.terms, ["2026-05-05", "2026-06-01"], state)).toEqual([
      [],
      ["2026-06-01 2026-07-01 599.95"],
    ]);
  });

  it("a downgrade gives money back", () => {
    expect(planChange(facts({ next: { planFees: monthlyFee("99.95") } })).net).toBe("-130.65");
  });

  it("charges what the old plan had not, when that charges at the end; the new days come with the close", () => {
    const at_end = { chargeModel: "at_end" } as const;
    const change = planChange(facts({ current: at_end, next: at_end }));
    // 249.95 × 4 / 31 = 32.2516
    expect(brief(change.closing.charges)).toEqual(["2026-05-01 2026-05-05 32.25"]);
    expect(change.closing.credits).toEqual([]);
    expect(change.opening.charges).toEqual([]);
    expect(brief(due(change.opening.terms, "2026-06-01"))).toEqual(["2026-05-05 2026-06-01 522.54"]);
  });

  it("gives back days charged ahead when the new plan charges at the end", () => {
    const change = planChange(facts({ next: { chargeModel: "at_end" } }));
    expect(brief(change.closing.credits)).toEqual(["2026-05-05 2026-06-01 -217.70"]);
    expect(change.opening.charges).toEqual([]);
  });

  it("on the first day takes the old plan back altogether", () => {
    const change = planChange(
      facts({ on: "2026-05-01", current: { activatedOn: "2026-05-01" }, billed: "2026-06-01" }),
    );
    expect(brief(change.closing.credits)).toEqual([
      "2026-05-01 2026-06-01 -249.95",
      "2026-06-01 2026-07-01 -249.95",
    ]);
    expect(brief(change.opening.charges)).toEqual([
      "2026-05-01 2026-06-01 599.95",
      "2026-06-01 2026-07-01 599.95",
    ]);
  });

  it("carries the old plan's last day over, and charges the fees that come once", () => {
    const committed = {
      finishOn: "2026-05-20",
      minimumPeriods: 12,
      cancellationFeeKind: "fixed",
      cancellationFee: "50",
    } as const;
    const change = planChange(facts({ current: committed, next: { activationFee: "9" } }));
    expect(change.opening.terms).toMatchObject({
      startOn: "2026-05-05",
      activatedOn: "2026-05-05",
      finishOn: "2026-05-20",
    });
    expect(change.closing.charges.map(({ component, amount }) => [component, amount])).toEqual([
      ["cancellation_fee", "50.00"],
    ]);
    expect(change.opening.charges.map(({ component, to }) => [component, to])).toEqual([
      ["activation_fee", "2026-05-06"],
      ["fee", "2026-05-21"],
    ]);
  });
});

describe("planChangeProblem", () => {
  const base = facts();

  it.each([
    ["the same plan", { next: { ...base.next, planId: 1 } }, "planId", /already/],
    ["another currency", { next: { ...base.next, currency: "USD" } }, "planId", /USD/],
    ["an archived plan", { next: { ...base.next, archived: true } }, "planId", /archived/],
    ["a pending subscription", { current: { ...base.current, status: "pending" } }, "planId", /active/],
    ["a closed subscription", { current: { ...base.current, status: "closed" } }, "planId", /active/],
    [
      "a plan without a fee",
      { next: { ...base.next, terms: { ...dear, planFees: [] } } },
      "planId",
      /no fee/,
    ],
    ["a day before it was active", { on: "2025-12-31" }, "on", /active since/],
    [
      "a day after its last",
      { current: { ...base.current, terms: { ...old, finishOn: "2026-05-04" } } },
      "on",
      /last day/,
    ],
  ] as const)("X-1: refuses %s", (_name, changes, field, message) => {
    const changed: PlanChangeFacts<Charge> = { ...base, ...changes };
    expect(planChangeProblem(changed)).toMatchObject({ field, message: expect.stringMatching(message) });
    expect(() => planChange(changed)).toThrow(DomainError);
  });

  it("X-1: control: another plan in the same currency may be had, from the first day to the last", () => {
    expect(planChangeProblem(base)).toBeNull();
    expect(planChangeProblem({ ...base, on: "2026-01-01" })).toBeNull();
    const terms = { ...old, finishOn: "2026-05-05" };
    expect(planChangeProblem({ ...base, current: { ...base.current, terms } })).toBeNull();
  });
});
