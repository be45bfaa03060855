import type { FieldErrors } from "@/lib/platform/errors";
import { compare, isZero, type Money } from "@/lib/platform/money";

/** The English name of an ISO 4217 currency, or null when there is no such code. */
export function currencyName(code: string): string | null {
  if (!/^[A-Z]{3}$/.test(code) || !Intl.supportedValuesOf("currency").includes(code)) return null;
  return new Intl.DisplayNames(["en"], { type: "currency" }).of(code) ?? null;
}

/**
 * What is wrong with a currency's terms, by field. The base currency is the measure of all others, so one of it is
 * always worth one of it.
 * @param rate base-currency units for one unit of this currency.
 */
export function currencyProblems({ isBase, rate }: { isBase: boolean; rate: Money }): FieldErrors {
  if (isBase && compare(rate, "1") !== 0) return { rate: ["The rate of the base currency is always 1."] };
  if (isZero(rate)) return { rate: ["Use a rate above zero."] };
  return {};
}
