import { amountIn, dayIn } from "@/lib/platform/manner";
import { abs, isNegative, isZero, type Money, max, ZERO } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import type { TraceWords } from "./trace-words/words";

/** A step as its customer may know it: nothing that staff wrote to each other, nobody's name. */
export type PlainStep = {
  property: string | null;
  before: string | null;
  after: string | null;
  delta: Money | null;
  /** The movement behind it. */
  xdr: { kind: string; reverses: number | null; amount: Money } | null;
  invoice: string | null;
  /** Of an invoice's beginning. */
  total: Money | null;
  /** What was left to pay of the invoice after it. */
  left: Money | null;
  day: PlainDate;
};

export type Speech = { words: TraceWords; currency: string };

const write = ({ words, currency }: Speech, amount: Money) =>
  `${amountIn(words, amount, currency)} ${currency}`;

function moved(speech: Speech, kind: string, amount: Money, reverses: boolean, day: string): string {
  const { words } = speech;
  const much = write(speech, abs(amount));
  if (kind === "payment") return reverses ? words.paymentTakenBack(much, day) : words.paid(much, day);
  if (kind === "charge_back") return words.paymentTakenBack(much, day);
  if (kind === "refund" && !reverses) return words.refunded(much, day);
  const what = words.what[kind] ?? words.what.charge ?? kind;
  if (reverses) return words.takenBack(what, much, day);
  return isNegative(amount) ? words.credited(what, much, day) : words.charged(what, much, day);
}

function settled(speech: Speech, step: PlainStep, day: string): string {
  const { words } = speech;
  const delta = step.delta ?? ZERO;
  const much = write(speech, abs(delta));
  const isBack = isNegative(delta);
  if (step.property === "amountPaid")
    return isBack ? words.paymentTakenBack(much, day) : words.paid(much, day);
  if (step.xdr?.kind === "write_off") return words.writtenOff(much, day);
  return isBack ? words.adjustmentTakenBack(much, day) : words.adjusted(much, day);
}

function pot(speech: Speech, { delta, invoice, day, xdr }: PlainStep): string {
  const { words } = speech;
  const moved = delta ?? ZERO;
  const much = write(speech, abs(moved));
  const isLess = isNegative(moved);
  if (xdr?.kind === "charge_back") return words.paymentTakenBack(much, dayIn(words, day));
  if (invoice === null) return isLess ? words.refunded(much, dayIn(words, day)) : words.kept(much);
  return isLess ? words.used(much, invoice) : words.givenBack(much, invoice);
}

const isOn = (value: string | null): boolean =>
  value !== null && value !== "" && value !== "false" && value !== "no";

/** One step in its customer's language, as a sentence. Null for what says nothing to a customer. */
export function plainWords(speech: Speech, step: PlainStep): string | null {
  const { words } = speech;
  const day = dayIn(words, step.day);
  const { property } = step;
  if (property === null)
    return step.total === null ? null : words.issued(step.invoice ?? "", write(speech, step.total), day);
  if (property === "balance" && step.xdr)
    return moved(speech, step.xdr.kind, step.xdr.amount, step.xdr.reverses !== null, day);
  if (property === "amountPaid" || property === "adjustments") return settled(speech, step, day);
  if (property === "unallocatedPayments") return pot(speech, step);
  if (property === "paymentStatus")
    return words.status[step.after ?? ""]?.(write(speech, step.left ?? ZERO)) ?? null;
  if (property === "collectionStatus") {
    if (step.after === "collect") return words.collect;
    return step.left !== null && isZero(step.left) ? null : words.doNotCollect;
  }
  if (property === "voided") return words.voided;
  if (property === "disputedAmount") {
    const delta = step.delta ?? ZERO;
    return isNegative(delta)
      ? words.disputeOver(write(speech, abs(delta)))
      : words.disputed(write(speech, delta));
  }
  if (property === "creditLimit") {
    const limit = (value: string | null) => (value ? write(speech, value) : words.noLimit);
    return words.limit(limit(step.before), limit(step.after));
  }
  const told = words.customer[property];
  return told ? told[isOn(step.after) ? 0 : 1] : null;
}

/** What is left of an invoice, in one sentence: "10.00 of invoice INV-1 is still to be paid." */
export function invoiceConclusion(
  speech: Speech,
  invoice: { name: string; left: Money; dueOn: PlainDate | null; overdue: boolean },
): string {
  const { words } = speech;
  if (isZero(invoice.left) || isNegative(invoice.left) || !invoice.dueOn)
    return words.nothingLeft(invoice.name);
  const tell = invoice.overdue ? words.wasToPay : words.toPay;
  return tell(write(speech, invoice.left), invoice.name, dayIn(words, invoice.dueOn));
}

/** What a customer owes, or has. @param funds of a prepaid one. */
export function balanceConclusion(speech: Speech, balance: Money, funds: Money | null): string {
  const { words } = speech;
  if (funds !== null) return words.funds(write(speech, max(funds, ZERO)));
  if (isZero(balance)) return words.nothingOwed;
  return isNegative(balance)
    ? words.inFavour(write(speech, abs(balance)))
    : words.youOwe(write(speech, balance));
}

/** What of a customer's payments waits for an invoice. */
export const potConclusion = (speech: Speech, unallocated: Money): string =>
  speech.words.waiting(write(speech, unallocated));
