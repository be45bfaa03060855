/** How the customers of a class are billed, as its form shows it. */
export type BillingData = {
  termsKind: string;
  termsCount: number;
  reviewDays: number;
  roundingDecimals: number;
  roundingMethod: string;
  taxRegimeId: number | null;
  numberScope: string;
  numberPattern: string;
  numberReset: string;
  separateFees: boolean;
  invoiceWhenNothingCharged: boolean;
  callDetail: boolean;
  footer: string;
};

/** What saving would mean. */
export type BillingTold = { next: string; told: string[] };

export const METHOD_NAMES = {
  "half-up": "Half up",
  "half-even": "Half to even",
  "away-from-zero": "Always away from zero",
} as const;

export const SCOPE_NAMES: Record<string, string> = {
  company: "All invoices together",
  reseller: "Each reseller’s by themselves",
  customer: "Each customer’s by themselves",
};

export const RESET_NAMES: Record<string, string> = {
  never: "Never",
  yearly: "Each year, with {year} in the pattern",
};

/** "15 days after the issue". */
export function termsWords({ termsKind, termsCount }: Pick<BillingData, "termsKind" | "termsCount">): string {
  if (termsKind === "on_receipt") return "Upon receipt";
  const unit = termsKind === "days" ? "day" : "billing period";
  return `${termsCount} ${unit}${termsCount === 1 ? "" : "s"} after the issue`;
}
