import { amountIn, dayIn } from "@/lib/platform/manner";
import type { Money } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import type { StepName } from "./ladder";
import type { CollectionState } from "./stops";
import { ownWordsIn } from "./words/words";

export type OwnFacts = {
  state: CollectionState;
  language: string;
  currency: string;
  today: PlainDate;
  remaining: Money;
  toResume: Money;
  overdueSince: PlainDate | null;
  liftedThrough: PlainDate | null;
  restorableUntil: PlainDate | null;
  promise: { until: PlainDate; amount: Money } | null;
  invoices: readonly { invoiceId: number; number: string | null; status: string; paymentStatus: string }[];
  stops: readonly { kind: string; toDay: PlainDate | null; invoiceId: number }[];
  ahead: readonly { on: PlainDate; step: StepName }[];
};

/** What a customer is told of their own collection: one thing, the one that matters most. */
export type OwnTold = {
  tone: "bad" | "warning" | "info";
  locale: string;
  title: string;
  body: string;
  /** What the ways out of it are called. */
  links: { pay: string; invoices: string };
};

/** The invoice that stopped services, or the oldest that is overdue. */
function invoiceOf({ invoices, stops, state }: OwnFacts): string {
  const stop = stops.find(({ kind, toDay }) => kind === state && toDay === null);
  const invoice =
    invoices.find(({ invoiceId }) => invoiceId === stop?.invoiceId) ??
    invoices.find(({ status, paymentStatus }) => status === "collect" && paymentStatus === "overdue");
  return invoice?.number ?? "";
}

/** In the customer's language; null where there is nothing to tell: nothing is collected that is overdue. */
export function tellOwn(facts: OwnFacts): OwnTold | null {
  const { state, currency, promise, liftedThrough, overdueSince, restorableUntil } = facts;
  const words = ownWordsIn(facts.language);
  const { locale } = words;
  const money = (amount: Money) => `${amountIn(words, amount, currency)} ${currency}`;
  const day = (date: PlainDate) => dayIn(words, date);
  const open = money(facts.remaining);
  const told = (tone: OwnTold["tone"], title: string, body: string): OwnTold => ({
    tone,
    locale,
    title: title.replace("  ", " "),
    body,
    links: words.links,
  });
  if (state === "terminated") {
    const last = restorableUntil !== null && restorableUntil >= facts.today ? day(restorableUntil) : null;
    return told("bad", words.terminated.title(invoiceOf(facts)), words.terminated.body(open, last));
  }
  if (state === "suspended" || state === "limited")
    return told("bad", words[state].title(invoiceOf(facts)), words[state].body(money(facts.toResume)));
  if (liftedThrough) return told("warning", words.lifted.title(day(liftedThrough)), words.lifted.body(open));
  if (promise)
    return told("info", words.promised.title(money(promise.amount), day(promise.until)), words.promised.body);
  if (!overdueSince) return null;
  const suspends = facts.ahead.find(({ step }) => step === "suspend")?.on;
  return told(
    "warning",
    words.overdue.title(open, day(overdueSince)),
    suspends ? words.overdue.suspends(day(suspends)) : words.overdue.body,
  );
}
