import { type Manner, numberIn } from "@/lib/platform/manner";
import { en } from "./en";
import { es } from "./es";
import { ptBr } from "./pt-br";

/** What an amount is for, as customers tell such things apart. */
export const REASONS = [
  "subscriptions",
  "calls",
  "messages",
  "data",
  "events",
  "one_time",
  "late_fees",
  "credits",
] as const;
export type Reason = (typeof REASONS)[number];

/** A customer's language, as far as invoices speak it. Amounts arrive written, with their currency where it is said. */
export type Words = Manner & {
  reason: Record<Reason, (count: number) => string>;
  tax: (name: string, rate: string) => string;
  /** "60.00 for 3 subscriptions". */
  step: (what: string, amount: string) => string;
  forecast: (total: string, because: string) => string;
  nothingYet: (total: string) => string;
  includedTax: (tax: string) => string;
  openBefore: (before: string, due: string) => string;
  inFavour: (before: string, due: string) => string;
  /** The card around a forecast. */
  card: {
    title: string;
    /** Of recurring fees that stand on an invoice of their own. */
    feesTitle: string;
    /** The day on which the invoice is made, as people write it. */
    made: (day: string) => string;
    total: string;
    nothing: string;
    unknown: string;
  };
};

const LANGUAGES = new Map<string, Words>([
  ["en", en],
  ["es", es],
  ["pt-BR", ptBr],
  ["pt", ptBr],
]);

/** The words of a language; English for those that invoices do not speak (domain reference F6). */
export const wordsIn = (language: string): Words => LANGUAGES.get(language) ?? en;

/** A percentage without idle zeros: "20.00000" → "20", "9.975" → "9,975" where commas are written. */
export function percentIn(words: Words, percent: string): string {
  const text = percent.includes(".") ? percent.replace(/\.?0+$/, "") : percent;
  return numberIn(words, text);
}
