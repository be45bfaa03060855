import type { Tone } from "../ui/tone";

export const STATES: Record<string, { tone: Tone; word: string }> = {
  created: { tone: "neutral", word: "Begun" },
  pending: { tone: "info", word: "Pending" },
  requires_confirmation: { tone: "warning", word: "To be confirmed" },
  authorized: { tone: "info", word: "Authorised" },
  unknown: { tone: "warning", word: "Unknown" },
  succeeded: { tone: "good", word: "Paid" },
  failed: { tone: "bad", word: "Failed" },
  cancelled: { tone: "neutral", word: "Cancelled" },
};

export const MEANS: Record<string, string> = {
  card: "Card",
  cash: "Cash",
  cheque: "Cheque",
  transfer: "Transfer",
};

export const ORIGINS: Record<string, string> = {
  customer: "The customer",
  staff: "Staff",
  invoice: "Automatic, for an invoice",
  periodic: "Automatic, periodic",
  top_up: "Automatic top-up",
};

export const EVERY: Record<string, string> = {
  week: "Every week",
  month: "Every month",
  quarter: "Every three months",
  year: "Every year",
};

export const GATEWAYS: Record<string, string> = {
  none: "None",
  sandbox: "Sandbox",
  stripe: "Stripe",
};

export const AUTO_CHARGES: Record<string, string> = {
  never: "Never",
  at_issue: "When the invoice is issued",
  on_due: "On the due date",
};

/** What a list and a page show of a payment. */
export type PaymentLine = {
  id: number;
  customer: { id: number; name: string };
  means: string;
  verb: string;
  origin: string;
  byName: string;
  invoice: { id: number; number: string | null } | null;
  method: string;
  gateway: string;
  amount: string;
  captured: string | null;
  refunded: string;
  takenBack: string;
  currency: string;
  state: string;
  failure: string;
  reference: string;
  day: string;
  createdAt: Date;
  settledAt: Date | null;
  xdrId: number | null;
  chargedBack: boolean;
};

/** "Visa ending in 4242", "Cheque, No. 4711". */
export const howOf = ({
  means,
  method,
  reference,
}: Pick<PaymentLine, "means" | "method" | "reference">): string =>
  [method || (MEANS[means] ?? means), reference].filter(Boolean).join(", ");
