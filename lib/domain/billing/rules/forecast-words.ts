import type { XdrKind } from "@/lib/domain/ledger";
import { amountIn, dayIn } from "@/lib/platform/manner";
import * as money from "@/lib/platform/money";
import type { InvoiceDraft } from "./invoice";
import type { InvoiceLine } from "./invoice-line";
import { percentIn, REASONS, type Reason, wordsIn } from "./words/words";

export type ForecastStep = {
  reason: Reason | "tax";
  /** xDRs behind it; of recurring fees the subscriptions, and 1 for a tax. */
  count: number;
  amount: money.Money;
  /** "3 subscriptions", "VAT 20 %", in the customer's language. */
  words: string;
  /** The amount as that language writes it, without its currency. */
  written: string;
};

export type Forecast = {
  total: money.Money;
  /** As that language writes it. */
  written: string;
  /** They add up to the total. Where prices are inclusive, each holds its tax. */
  steps: ForecastStep[];
  amountDue: money.Money;
  /** Whole sentences for people: what it will be and why, the tax in it, and what will be due with what was open. */
  sentences: string[];
};

const REASON_OF: Partial<Record<XdrKind, Reason>> = {
  call: "calls",
  message: "messages",
  data: "data",
  event: "events",
  subscription_fee: "subscriptions",
  activation_fee: "one_time",
  cancellation_fee: "one_time",
  charge: "one_time",
  reactivation_fee: "one_time",
  late_fee: "late_fees",
  waiver: "credits",
  credit: "credits",
  promotional_credit: "credits",
  commission: "credits",
};

const xdrsOf = (lines: readonly InvoiceLine[]): number => lines.reduce((sum, { count }) => sum + count, 0);

/** People count what they have, not how often it is charged: a fee of two periods, or part of one given back, is one. */
function subscriptionsOf(lines: readonly InvoiceLine[]): number {
  const fees = lines.filter(({ exact }) => !money.isNegative(exact));
  if (fees.length === 0) return xdrsOf(lines);
  const perPeriod = new Map<string, number>();
  const had = new Map<string, number>();
  for (const { accountId, description, periodFrom, count } of fees) {
    const what = `${accountId} ${description}`;
    const atOnce = (perPeriod.get(`${periodFrom} ${what}`) ?? 0) + count;
    perPeriod.set(`${periodFrom} ${what}`, atOnce);
    had.set(what, Math.max(had.get(what) ?? 0, atOnce));
  }
  return [...had.values()].reduce((sum, count) => sum + count, 0);
}

function chargeSteps(lines: readonly InvoiceLine[], withTax: boolean) {
  return REASONS.flatMap((reason) => {
    const own = lines.filter(({ kind }) => REASON_OF[kind] === reason);
    if (own.length === 0) return [];
    const amount = money.sum(own.flatMap((line) => (withTax ? [line.amount, line.tax] : [line.amount])));
    return [{ reason, amount, count: reason === "subscriptions" ? subscriptionsOf(own) : xdrsOf(own) }];
  });
}

/**
 * "Your next invoice will be about 84.99, because …": the dry run of an invoice, told in steps that add up to its total.
 * @param language of the customer; English where invoices do not speak it.
 */
export function forecastWords(draft: InvoiceDraft, language: string, currency: string): Forecast {
  const words = wordsIn(language);
  const write = (amount: money.Money) => amountIn(words, amount, currency);
  const inCurrency = (amount: money.Money) => `${write(amount)} ${currency}`;

  const steps: ForecastStep[] = chargeSteps(draft.lines, draft.pricesIncludeTax).map((step) => ({
    ...step,
    words: words.reason[step.reason](step.count),
    written: write(step.amount),
  }));
  for (const line of draft.pricesIncludeTax ? [] : draft.lines) {
    if (line.section !== "taxes" || money.isZero(line.amount)) continue;
    const name = words.tax(line.description, percentIn(words, line.rate ?? "0"));
    const { amount } = line;
    steps.push({ reason: "tax", count: 1, amount, words: name, written: write(amount) });
  }

  const told = steps.map((step) => words.step(step.words, step.written));
  const because = new Intl.ListFormat(words.locale, { type: "conjunction" }).format(told);
  const total = inCurrency(draft.total);
  const sentences = [told.length === 0 ? words.nothingYet(total) : words.forecast(total, because)];
  if (draft.pricesIncludeTax && !money.isZero(draft.tax)) sentences.push(words.includedTax(write(draft.tax)));
  const before = money.subtract(draft.amountDue, draft.total);
  const due = inCurrency(draft.amountDue);
  if (money.isNegative(before)) sentences.push(words.inFavour(write(money.abs(before)), due));
  else if (!money.isZero(before)) sentences.push(words.openBefore(write(before), due));
  return { total: draft.total, written: write(draft.total), steps, amountDue: draft.amountDue, sentences };
}

/** What stands around a forecast, in the customer's language. */
export type ForecastCard = {
  /** Of the language, for whoever reads it aloud. */
  locale: string;
  title: string;
  feesTitle: string;
  made: string;
  total: string;
  nothing: string;
  unknown: string;
};

/** What stands around a forecast, in a customer's language. @param closesOn the day on which the invoice is made. */
export function forecastCard(language: string, closesOn: string): ForecastCard {
  const words = wordsIn(language);
  return { ...words.card, locale: words.locale, made: words.card.made(dayIn(words, closesOn)) };
}

/** What is said in a customer's language where nothing could be worked out. */
export function forecastUnknown(language: string): Pick<ForecastCard, "locale" | "title" | "unknown"> {
  const { card, locale } = wordsIn(language);
  return { locale, title: card.title, unknown: card.unknown };
}
