/** What these pieces show; the subscriptions context's answers fit as they are. Amounts are decimal strings. */
export type Period = { start: string; end: string };
export type SubscriptionStatus = "pending" | "active" | "closed";
export type Adjustment = {
  adjustmentId: number;
  kind: "discount" | "upcharge";
  unit: "fixed" | "percent";
  value: string;
  reason: string;
  startsOn: string | null;
  endsOn: string | null;
};

export type SubscriptionLine = {
  subscriptionId: number;
  status: SubscriptionStatus;
  name: string;
  endUserName: string;
  account: { accountId: number; identifier: string; name: string } | null;
  product: { productId: number; name: string; endUserName: string } | null;
  currency: string;
  standardFee: string | null;
  feeNow: string | null;
  feeNext: string | null;
  lastFee: string | null;
  adjustment: { amount: string; reason: string } | null;
  adjustments: readonly Adjustment[];
  promotionEndsOn: string | null;
  activationMode: "start_date" | "first_use";
  startOn: string;
  activatedOn: string | null;
  billedTo: string | null;
  pausedOn: string | null;
  finishOn: string | null;
  closedAt: string | null;
  closeReason: string;
  obligatory: boolean;
  problem: string | null;
};

export type SumTerm = { name: string; amount: string; count: number };
export type Total = {
  currency: string;
  now: string;
  next: string;
  count: number;
  unpriced: number;
  nowTerms: readonly SumTerm[];
  nextTerms: readonly SumTerm[];
};

export type Subscriber = {
  customerId: number;
  name: string;
  currency: string;
  billingPeriod: string;
  today: string;
  period: Period;
  nextPeriod: Period;
};

export type SubscriptionList = {
  subscriber: Subscriber;
  rows: readonly SubscriptionLine[];
  next: string | null;
  prev: string | null;
  count: { value: number; exact: boolean };
  totals: readonly Total[];
  subtotals: readonly { accountId: number | null; totals: readonly Total[] }[];
  statusCounts: Record<SubscriptionStatus, number>;
};

export type FeeExplanation = {
  period: Period;
  lastDay: string;
  fee: string;
  steps: readonly { label: string; amount: string }[];
};

export type Cancellation = { fee: string; periodsLeft: number; committedTo: string };

export type SubscriptionDetail = SubscriptionLine & {
  subscriber: Subscriber;
  chargeModel: "in_advance" | "at_end" | "progressive";
  explanations: readonly FeeExplanation[];
  promotionRemovable: boolean;
  minimumPeriods: number;
  chargeFrom: string | null;
  changedFrom: number | null;
  history: readonly PastCharge[];
  gaps: readonly PastGap[];
  shortfall: { since: string; due: string; funds: string; resumesOn: string | null } | null;
  scheduledChange: { subscriptionId: number; planName: string; on: string } | null;
  cancellation: Cancellation | null;
};

export type ClosedLine = Pick<
  SubscriptionLine,
  "subscriptionId" | "name" | "endUserName" | "account" | "currency" | "feeNow"
> & {
  outcome: "closes" | "already_closed" | "already_ends";
  lastDay: string | null;
  now: boolean;
  cancellation: Cancellation | null;
  /** What of days charged ahead comes back, below zero. */
  refund: string | null;
};

export type PastCharge = {
  chargeId: number;
  component: "fee" | "activation_fee" | "cancellation_fee" | "waiver" | "refund";
  from: string;
  /** Exclusive. */
  to: string;
  amount: string;
  share: { days: number; of: number };
  xdrId: number;
};

export type PastGap = {
  cause: "expired" | "blocked" | "suspended" | "no_funds";
  from: string;
  /** Exclusive; null while it lasts. */
  to: string | null;
  credited: boolean;
};

/** What a change would post; amounts above zero are charged. */
export type MoneyLine = {
  name: string;
  component: "fee" | "activation_fee" | "cancellation_fee" | "waiver";
  from: string;
  /** Exclusive. */
  to: string;
  amount: string;
  share: { days: number; of: number };
};
export type ChargePreview = { lines: readonly MoneyLine[]; total: string };

export type ClosePreviewResult = {
  lines: readonly ClosedLine[];
  closing: number;
  cancellationFees: readonly { currency: string; total: string }[];
  refunds: readonly { currency: string; total: string }[];
  totals: { before: readonly Total[]; after: readonly Total[] };
};

/** Who reads: the provider's and partners' people see internal names, the subscriber sees the names made for them. */
export type Audience = "staff" | "subscriber";
