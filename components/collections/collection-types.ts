/** A customer as the list of those who are collected shows it. */
export type DebtorData = {
  customerId: number;
  name: string;
  className: string;
  currency: string;
  state: string;
  remaining: string;
  overdueSince: string | null;
  next: { on: string; step: string } | null;
  liftedUntil: Date | null;
  promiseUntil: string | null;
  waiting: boolean;
};

type OfInvoice = { invoiceId: number; number: string | null };

/** Where one customer stands in collections, why, and what comes. */
export type CollectionData = {
  customer: { id: number; name: string };
  currency: string;
  today: string;
  hasPolicy: boolean;
  policy: { thresholds: Record<string, string>; mode: string };
  classId: number;
  remaining: string;
  overdueSince: string | null;
  state: "clear" | "collecting" | "limited" | "suspended" | "terminated";
  liftedUntil: Date | null;
  /** The last day on which the lift holds. */
  liftedThrough: string | null;
  promise: { until: string; amount: string } | null;
  restorableUntil: string | null;
  /** What staff can decide now. */
  decisions: readonly string[];
  toResume: string;
  invoices: (OfInvoice & {
    dueOn: string;
    total: string;
    outstanding: string;
    disputed: string;
    remaining: string;
    status: string;
    paymentStatus: string;
  })[];
  ahead: (OfInvoice & { on: string; step: string; days: number })[];
  waiting: (OfInvoice & { rung: string; days: number })[];
  steps: (OfInvoice & {
    on: string;
    step: string;
    days: number;
    givenOn: string | null;
    givenBy: string;
  })[];
  stops: { kind: string; fromDay: string; toDay: string | null; endReason: string; invoiceId: number }[];
};

/** The way to an invoice, for those who may see it. */
export type InvoiceHref = ((invoiceId: number) => string) | undefined;
