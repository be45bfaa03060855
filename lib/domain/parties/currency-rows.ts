import { currencies } from "@/db/schema";
import { type Money, normalize } from "@/lib/platform/money";

export type CurrencyItem = {
  code: string;
  name: string;
  decimals: number;
  minimumPayment: Money;
  /** Base-currency units for one unit of this currency. */
  rate: Money;
  active: boolean;
  isBase: boolean;
};

export const currencyColumns = {
  code: currencies.code,
  name: currencies.name,
  decimals: currencies.decimals,
  minimumPayment: currencies.minimumPayment,
  rate: currencies.rate,
  active: currencies.active,
};

/** A row as it leaves a query: amounts in canonical form. */
export const shownCurrency = (row: CurrencyItem): CurrencyItem => ({
  ...row,
  minimumPayment: normalize(row.minimumPayment),
  rate: normalize(row.rate),
});
