import type { XdrKind } from "@/lib/domain/ledger";
import { amountIn } from "@/lib/platform/manner";
import type { Money } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { paperEn } from "./paper-en";
import { paperEs } from "./paper-es";
import { paperPtBr } from "./paper-pt-br";
import { type Words, wordsIn } from "./words";

/** What stands on an invoice on paper, in one language. */
export type PaperWords = {
  invoice: string;
  /** In large letters across each page of one that is not issued, or no longer holds. */
  draft: string;
  void: string;
  number: string;
  issued: string;
  payBy: string;
  period: string;
  customer: string;
  taxId: string;
  from: string;
  to: string;
  summary: string;
  openBefore: string;
  paymentsSince: string;
  charges: string;
  general: string;
  credits: string;
  net: string;
  taxes: string;
  total: string;
  amountDue: string;
  toPay: string;
  nothingToPay: string;
  inFavour: (amount: string) => string;
  notIssued: string;
  noLongerHolds: string;
  days: string;
  amount: string;
  what: string;
  moreAccounts: (count: number) => string;
  tax: string;
  rate: string;
  base: string;
  pricesIncludeTax: string;
  slip: string;
  payTo: string;
  reference: string;
  slipHint: string;
  usage: string;
  service: string;
  destination: string;
  count: string;
  used: string;
  calls: string;
  time: string;
  dialled: string;
  moreCalls: (count: number) => string;
  page: (number: number, of: number) => string;
  kinds: Record<XdrKind, string>;
};

const PAPER = new Map<Words, PaperWords>([
  [wordsIn("en"), paperEn],
  [wordsIn("es"), paperEs],
  [wordsIn("pt-BR"), paperPtBr],
]);

/** The words of a language on paper; English for those that invoices do not speak. */
export const paperWordsIn = (language: string): PaperWords => PAPER.get(wordsIn(language)) ?? paperEn;

const asUtc = (date: PlainDate) => new Date(`${date}T00:00:00Z`);

const DIGITS = { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" } as const;

/** A date in few signs, for tables: "1 Mar 2026"; "01/03/2026" where everyone reads that as the first of March. */
export const shortDate = (words: Words, date: PlainDate): string =>
  new Intl.DateTimeFormat(
    words.locale,
    words.locale.startsWith("en") ? { dateStyle: "medium", timeZone: "UTC" } : DIGITS,
  ).format(asUtc(date));

/** A moment in a zone, to the minute, for the call detail. */
export const shortMoment = (words: Words, moment: Date, timeZone: string): string =>
  new Intl.DateTimeFormat(words.locale, {
    day: "2-digit",
    month: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(moment);

/** An amount with its currency: "1,084.99 USD", "1.084,99 EUR", held together. */
export const amountWithCurrency = (words: Words, amount: Money, currency: string): string =>
  `${amountIn(words, amount, currency)}\u00a0${currency}`;
