import { formatMoney } from "./format";
import type { Money } from "./money";
import type { PlainDate } from "./time";

/** How people who speak a language write: its name for Intl, and whether their amounts have a comma before the decimals. */
export type Manner = { locale: string; decimalComma: boolean };

/** A number of ours, "1,084.99", with the signs of a language: "1.084,99". */
export const numberIn = ({ decimalComma }: Pick<Manner, "decimalComma">, text: string): string =>
  decimalComma ? text.replace(/[.,]/g, (sign) => (sign === "." ? "," : ".")) : text;

/** An amount as it is written in a language, without its currency: 1,084.99 or 1.084,99. */
export const amountIn = (manner: Pick<Manner, "decimalComma">, amount: Money, currency: string): string =>
  numberIn(manner, formatMoney(amount, { currency }));

/** A plain date as people write it in a language: "1 December 2026", "1 de diciembre de 2026". */
export const dayIn = ({ locale }: Pick<Manner, "locale">, date: PlainDate): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`),
  );
