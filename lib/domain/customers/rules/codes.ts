/** How a customer's balance limits service: credit up to a limit, or money paid beforehand. */
export const BALANCE_CONTROLS = ["postpaid", "prepaid"] as const;
export type BalanceControl = (typeof BALANCE_CONTROLS)[number];
