import fc from "fast-check";
import { describe, it } from "vitest";
import { addDays } from "@/lib/platform/time";
import {
  anyTerms,
  assertTiled,
  centsOf,
  fail,
  LENGTH,
  lastMoment,
  nat,
  RUNS,
} from "@/lib/testing/charging-cases";
import { type Charge, type ChargeTerms, NOTHING_CHARGED } from "./charge-terms";
import { afterCharges } from "./charges-due";
import { chargeableDays, feeParts } from "./fee-parts";
import { fullFee } from "./full-fee";
import { periodAt } from "./periods";
import { chargedShare, feeOfShare } from "./proration";

/** The charges of a period, in however many parts, are the fee that people are told for it. */
function assertWhole(terms: ChargeTerms, fees: readonly Charge[]) {
  const last = fees.at(-1)?.periodNumber;
  for (const number of new Set(fees.map(({ periodNumber }) => periodNumber))) {
    const parts = fees.filter(({ periodNumber }) => periodNumber === number);
    const period = periodAt(terms.billingPeriod, terms.anchorDay, number);
    // As `feeForPeriod`, without the words.
    const fee = feeOfShare(fullFee(terms, period).fee, chargedShare(terms, period), terms);
    const open = number === last && terms.finishOn === null;
    if (!open && centsOf(parts) !== centsOf([{ amount: fee }])) fail(`${centsOf(parts)} cents, not ${fee}`);
  }
}

describe("the parts of a period", () => {
  it("B8, B18: the parts of a period add up to its fee, wherever it is cut (100,000 cases)", () => {
    fc.assert(
      fc.property(anyTerms, fc.array(nat(100), { maxLength: 4 }), (terms, cuts) => {
        if (terms.prepaidPeriods !== 0) return true;
        const end = lastMoment(terms).through;
        const length = LENGTH[terms.billingPeriod] * 2;
        let state = NOTHING_CHARGED;
        const fees: Charge[] = [];
        for (const limit of [
          ...cuts.map((cut) => addDays(terms.startOn, Math.floor((cut * length) / 100))),
          end,
        ]) {
          const days = chargeableDays(terms, state) ?? fail("no days");
          const parts = feeParts(terms, days, limit);
          state = afterCharges(state, parts);
          fees.push(...parts);
        }
        assertTiled(terms, fees);
        assertWhole(terms, fees);
        return true;
      }),
      RUNS,
    );
  }, 120_000);
});
