import { lastDayOf, nthPeriod, periodOf } from "@/lib/domain/subscriptions";
import { addDays, daysBetween, earlierOf, endOfDay, type Instant, type PlainDate } from "@/lib/platform/time";
import type { BillingDays } from "./billing-days";

/** Due upon receipt, net days, or net billing periods (domain reference F5.6). `count` is 0 for the first. */
export const PAYMENT_TERMS = ["on_receipt", "days", "periods"] as const;
export type PaymentTerms = { kind: (typeof PAYMENT_TERMS)[number]; count: number };

/**
 * The last day to pay: issue + terms. Net periods keep the place in the period (1 June → 1 July, a Tuesday → a Tuesday),
 * or take the period's last day where that place does not exist (31 January → 28 February).
 */
export function dueDate(
  issuedOn: PlainDate,
  terms: PaymentTerms,
  { kind, anchorDay }: Pick<BillingDays, "kind" | "anchorDay">,
): PlainDate {
  if (terms.kind === "on_receipt") return issuedOn;
  if (terms.kind === "days") return addDays(issuedOn, terms.count);
  const place = daysBetween(periodOf(kind, anchorDay, issuedOn).start, issuedOn);
  const target = nthPeriod(kind, anchorDay, issuedOn, terms.count);
  return earlierOf(addDays(target.start, place), lastDayOf(target));
}

/** The first moment at which a payment is late: the end of the due day in the customer's zone. */
export const payableUntil = (dueOn: PlainDate, zone: string): Instant => endOfDay(dueOn, zone);
