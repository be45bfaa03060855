import { formatMoney } from "@/lib/platform/format";

/** "1,204.50 USD": an amount in the middle of a sentence or an option. */
export const moneyText = (amount: string, currency: string): string =>
  `${formatMoney(amount, { currency })} ${currency}`;
