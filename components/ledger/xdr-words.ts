import { formatDate } from "@/lib/platform/format";
import { addDays } from "@/lib/platform/time";

/** What the journal's rows and services are called on the screen. */
export const KIND_WORDS: Record<string, string> = {
  call: "Call",
  message: "Message",
  data: "Data",
  event: "Event",
  subscription_fee: "Subscription fee",
  activation_fee: "Activation fee",
  cancellation_fee: "Cancellation fee",
  waiver: "Credit for days without service",
  charge: "Charge",
  credit: "Credit",
  promotional_credit: "Promotional credit",
  payment: "Payment",
  refund: "Refund",
  tax: "Tax",
  late_fee: "Late fee",
  reactivation_fee: "Reactivation fee",
  rounding: "Rounding",
  adjustment: "Adjustment",
  write_off: "Write-off",
  commission: "Commission",
};

export const SERVICE_WORDS: Record<string, string> = {
  voice: "Voice",
  messaging: "Messaging",
  data: "Data",
  subscriptions: "Subscriptions",
  fees: "Fees",
  credits: "Credits",
  payments: "Payments",
  taxes: "Taxes",
};

export type XdrLine = {
  id: number;
  kind: string;
  service: string;
  amount: string;
  currency: string;
  balanceAfter: string;
  occurredAt: Date;
  postedAt: Date;
  day: string;
  period: { from: string; to: string } | null;
  customer: { id: number; name: string };
  account: { id: number; identifier: string } | null;
  description: string;
  visibleComment: string;
  internalComment: string;
  reverses: number | null;
  reversedBy: number | null;
  revertible: boolean;
};

/** "Payment", or "Payment taken back" for its reversal. */
export const titleOf = ({ kind, reverses }: Pick<XdrLine, "kind" | "reverses">): string =>
  `${KIND_WORDS[kind] ?? kind}${reverses === null ? "" : ", taken back"}`;

function daysOf(period: XdrLine["period"]) {
  if (!period) return null;
  const last = addDays(period.to, -1);
  return period.from === last ? formatDate(last) : `${formatDate(period.from)} – ${formatDate(last)}`;
}

/** What a person wants to know first: what was bought and for which days, else what was said about it. */
export const aboutOf = ({ description, period, visibleComment }: XdrLine): string =>
  [description, daysOf(period), visibleComment].filter(Boolean).join(" · ");
