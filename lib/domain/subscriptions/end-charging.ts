import type { Posted } from "@/lib/domain/ledger";
import type { Work } from "@/lib/kernel/work";
import { add, type Money, ZERO } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { afterGivingBack, readChargedFees } from "./charged-fees";
import { type ChargedTo, type ChargeLine, postCharges } from "./post-charges";
import { type ChargeState, type ChargeTerms, chargeEnd } from "./rules/charge-terms";
import { refundsForFinish } from "./rules/refunds-due";

/** A locked subscription that gets a last day: `terms.finishOn` is that day. */
export type Ending = Pick<ChargeLine, "row" | "name" | "taxCategory"> & {
  terms: ChargeTerms;
  state: ChargeState;
  today: PlainDate;
};

/** What was posted, and how much of each subscription: amounts below zero. */
export type Ended = { posted: Posted[]; lines: ChargeLine[]; refunds: Map<number, Money> };

/**
 * Part: gives back what is charged beyond the last day of service, at once and in the transaction that sets that day, so
 * that a preview by dry run shows the very credits. Taken back later, the days are charged again with the next charge.
 * Two reads and statements for any number of subscriptions; none where nothing was charged ahead.
 */
export async function endCharging(work: Work, endings: readonly Ending[]): Promise<Ended> {
  const ahead = endings.flatMap((ending) => {
    const end = chargeEnd(ending.terms);
    const { chargedTo } = ending.state;
    return end !== null && chargedTo !== null && chargedTo > end ? [{ ...ending, end }] : [];
  });
  const fees = await readChargedFees(
    work,
    ahead.map(({ row, end }) => ({ subscriptionId: row.subscriptionId, from: end })),
  );
  const lines: ChargeLine[] = [];
  const states: ChargedTo[] = [];
  const refunds = new Map<number, Money>();
  for (const { row, terms, state, end, ...rest } of ahead) {
    const own = fees.get(row.subscriptionId) ?? [];
    if (own.length === 0) continue;
    for (const credit of refundsForFinish(terms, own)) {
      lines.push({ row, ...rest, charge: credit, credits: credit.charge });
      refunds.set(row.subscriptionId, add(refunds.get(row.subscriptionId) ?? ZERO, credit.amount));
    }
    states.push({
      subscriptionId: row.subscriptionId,
      state: afterGivingBack(state, own, end),
      refundedFrom: end,
    });
  }
  return { posted: await postCharges(work, lines, states), lines, refunds };
}
