import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BILLING_PERIODS } from "@/lib/domain/catalog";
import {
  anyMoments,
  anyTerms,
  assertTiled,
  centsOf,
  fail,
  feesOf,
  lastMoment,
  MODELS,
  momentOf,
  RUNS,
} from "@/lib/testing/charging-cases";
import { type Charge, type ChargeTerms, NOTHING_CHARGED } from "./charge-terms";
import { afterCharges, type ChargeMoment, chargesDue } from "./charges-due";

function bill(terms: ChargeTerms, moments: readonly ChargeMoment[]): Charge[] {
  let state = NOTHING_CHARGED;
  return moments.flatMap((moment) => {
    const charges = chargesDue(terms, state, moment);
    state = afterCharges(state, charges);
    if (chargesDue(terms, state, moment).length > 0) fail("charged twice at one moment");
    return charges;
  });
}

describe("charging, whatever the terms and whenever it is run", () => {
  it("B1, B6, B15: bills every day once, and in many steps or in one go the same total (100,000 cases)", () => {
    fc.assert(
      fc.property(anyTerms, anyMoments, (terms, sparse) => {
        const last = lastMoment(terms);
        const steps = bill(terms, [...sparse.map((one) => momentOf(terms, one)), last]);
        const atOnce = chargesDue(terms, NOTHING_CHARGED, last);
        assertTiled(terms, feesOf(steps));
        assertTiled(terms, feesOf(atOnce));
        if (centsOf(steps) !== centsOf(atOnce))
          fail(`${centsOf(steps)} in steps, ${centsOf(atOnce)} at once`);
        return true;
      }),
      RUNS,
    );
  }, 120_000);

  it("control: the cases hold every model, kind of period, last days, and moments of each sort", () => {
    const cases = fc.sample(fc.tuple(anyTerms, anyMoments), { numRuns: 2000, seed: RUNS.seed });
    const count = (test: (one: (typeof cases)[number]) => boolean) => cases.filter(test).length;
    for (const model of MODELS) expect(count(([terms]) => terms.chargeModel === model)).toBeGreaterThan(300);
    for (const kind of BILLING_PERIODS)
      expect(count(([terms]) => terms.billingPeriod === kind)).toBeGreaterThan(100);
    expect(count(([terms]) => terms.finishOn === null)).toBeGreaterThan(200);
    expect(
      count(([terms]) => terms.prepaidPeriods === 2 && terms.chargeModel === "in_advance"),
    ).toBeGreaterThan(30);
    expect(count(([, moments]) => moments.length > 2)).toBeGreaterThan(500);
    const charges = cases.map(([terms]) => chargesDue(terms, NOTHING_CHARGED, lastMoment(terms)).length);
    expect(charges.filter((length) => length > 2).length).toBeGreaterThan(700);
  });
});
