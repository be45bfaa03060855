/** How a placeholder's value is written: money and dates in the customer's language, the others as they are. */
export type PlaceholderKind = "text" | "money" | "date" | "count";

export type Placeholder = {
  name: string;
  kind: PlaceholderKind;
  /** What it stands for, as shown beside the editor. */
  says: string;
  /** As stored, for a preview without a real message. */
  sample: string;
  /** There may be none: a template asks with {% if name %}. */
  optional?: true;
};

const text = (name: string, says: string, sample: string): Placeholder => ({
  name,
  kind: "text",
  says,
  sample,
});
const money = (name: string, says: string, sample: string): Placeholder => ({
  name,
  kind: "money",
  says,
  sample,
});
const date = (name: string, says: string, sample: string): Placeholder => ({
  name,
  kind: "date",
  says,
  sample,
});
const count = (name: string, says: string, sample: string): Placeholder => ({
  name,
  kind: "count",
  says,
  sample,
});
const optional = (placeholder: Placeholder): Placeholder => ({ ...placeholder, optional: true });

/** Known of every message. */
export const ALWAYS: readonly Placeholder[] = [
  text("customer_name", "The customer's name", "Maria Silva"),
  text("greeting_name", "The first name, or the customer's name where there is none", "Maria"),
  text("customer_id", "The customer's number with us", "1042"),
  text("company_name", "Whom the customer buys from: the company, or its reseller", "Sample Telecom"),
  optional(text("company_email", "The seller's e-mail address", "hello@example.com")),
  optional(text("company_phone", "The seller's telephone number", "+1 555 0100")),
  text("portal_url", "Address of the customer's own pages", "https://bss.example.com/customer"),
  date("today", "The day the message is sent", "2026-11-20"),
  money("balance", "What the customer owes in all, as of now", "120.00"),
];

/** Known of a message about an invoice, as of the moment it is sent. */
export const INVOICE: readonly Placeholder[] = [
  text("invoice_number", "Number of the invoice", "INV-000042"),
  money("invoice_total", "Total of the invoice", "100.00"),
  money("invoice_outstanding", "What is still to be paid of it", "70.00"),
  date("invoice_issued_on", "The day it was issued", "2026-11-01"),
  date("invoice_due_on", "The last day to pay it", "2026-11-16"),
  date("invoice_from", "First day of its period", "2026-10-01"),
  date("invoice_to", "Last day of its period", "2026-10-31"),
  count("invoice_days_overdue", "Days since it was due; 0 until then", "4"),
];

const amount = (says: string) => money("amount", says, "60.00");
const reason = optional(text("reason", "Why, in plain words", "The card has expired."));
const method = optional(text("method", "How it is paid", "Visa ending in 4242"));
const happensOn = optional(date("happens_on", "The day it happens, where it is known", "2026-11-27"));
const promised = [
  amount("What was promised"),
  date("promised_on", "The day it is promised for", "2026-11-25"),
];

/** What the cause of each kind of message tells beside it. */
export const OWN = {
  none: [],
  issued: [money("invoice_amount_due", "What was due in all when it was made", "120.00")],
  payment: [amount("The amount"), method],
  failure: [
    amount("What we tried to collect"),
    method,
    reason,
    optional(date("next_try_on", "The day we try again", "2026-11-22")),
  ],
  frozen: [reason],
  card: [method, optional(text("expires_on", "Month in which it expires", "11/2026"))],
  dueSoon: [count("days", "Days until it is due", "3")],
  fee: [amount("The fee")],
  ahead: [happensOn],
  promise: promised,
  dispute: [amount("What is disputed"), reason],
  answer: [
    amount("What it is about"),
    optional(text("answer", "What support says to it", "You were charged twice.")),
  ],
  adjustment: [
    amount("What is taken off"),
    optional(text("comment", "The comment made for the customer", "A courtesy")),
  ],
  limit: [
    optional(money("limit", "The credit limit", "150.00")),
    optional(money("left", "What is left of it", "20.00")),
  ],
} satisfies Record<string, readonly Placeholder[]>;
