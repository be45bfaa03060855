import { amountIn, dayIn, type Manner } from "@/lib/platform/manner";
import { type Money, normalize } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import type { Language } from "./types";

const MANNERS: Record<Language, Manner> = {
  en: { locale: "en-GB", decimalComma: false },
  es: { locale: "es", decimalComma: true },
  "pt-BR": { locale: "pt-BR", decimalComma: true },
};

/** An amount with its currency, as it is written in a language: "USD 1,084.99", "1.084,99 EUR". */
export function writtenMoney(language: Language, amount: Money, currency: string): string {
  const text = amountIn(MANNERS[language], normalize(amount), currency);
  return language === "en" ? `${currency} ${text}` : `${text} ${currency}`;
}

/** A plain date in words: "1 December 2026", "1 de diciembre de 2026". */
export const writtenDay = (language: Language, date: PlainDate): string => dayIn(MANNERS[language], date);
