import * as money from "@/lib/platform/money";

/** When a run stops by itself (MON-7). Factors are decimal strings. */
export type SafetyLimits = {
  /** Of a customer's mean over the months before. */
  customerFactor: string;
  /** Lines of one invoice. */
  customerLines: number;
  /** Of what the same customers came to before. */
  runFactor: string;
};

export const SAFETY_LIMITS: SafetyLimits = { customerFactor: "3", customerLines: 5_000, runFactor: "1.5" };

/**
 * Why an invoice is held for review although its class would issue it; null when it may go out.
 * @param history totals of up to six invoices before, of full periods; none is nothing to compare with.
 */
export function holdReason(
  invoice: { total: money.Money; lines: number },
  history: readonly money.Money[],
  limits: SafetyLimits = SAFETY_LIMITS,
): string | null {
  if (invoice.lines > limits.customerLines) {
    return `It has ${invoice.lines} lines; more than ${limits.customerLines} are looked at first.`;
  }
  if (history.length === 0) return null;
  const mean = money.multiply(money.sum(history), { numerator: 1, denominator: history.length });
  if (money.compare(mean, money.ZERO) <= 0) return null;
  if (money.compare(invoice.total, money.multiply(mean, limits.customerFactor)) <= 0) return null;
  const shown = money.roundTo(mean, 2);
  return `Its total of ${invoice.total} is more than ${limits.customerFactor} times the usual ${shown}.`;
}

/**
 * Why a run pauses before it issues more; null when it may go on. All amounts in one currency.
 * @param soFar what the customers billed so far come to, of those who had an invoice before.
 * @param before what the same customers came to then; null when nobody had one.
 */
export function pauseReason(
  soFar: money.Money,
  before: money.Money | null,
  limits: SafetyLimits = SAFETY_LIMITS,
): string | null {
  if (before === null || money.compare(before, money.ZERO) <= 0) return null;
  if (money.compare(soFar, money.multiply(before, limits.runFactor)) <= 0) return null;
  return `The customers billed so far come to ${soFar}, more than ${limits.runFactor} times their ${before} of the period before.`;
}
