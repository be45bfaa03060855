import { formatMoney } from "@/lib/platform/format";
import { normalize } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import type { Language } from "./types";

const LOCALES: Record<Language, string> = { en: "en-GB", es: "es", "pt-BR": "pt-BR" };

const swapped = (text: string): string => text.replace(/[.,]/g, (sign) => (sign === "." ? "," : "."));

/** An amount with its currency, as it is written in a language: "USD 1,084.99", "1.084,99 EUR". */
export function moneyIn(language: Language, amount: string, currency: string): string {
  const text = formatMoney(normalize(amount), { currency });
  return language === "en" ? `${currency} ${text}` : `${swapped(text)} ${currency}`;
}

/** A plain date as people write it: "1 December 2026", "1 de diciembre de 2026". */
export const dayIn = (language: Language, date: PlainDate): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`),
  );
