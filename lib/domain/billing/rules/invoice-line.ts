import type { Service, XdrKind } from "@/lib/domain/ledger";
import * as money from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";

export const INVOICE_TYPES = ["regular", "initial", "midterm", "out_of_turn", "separate"] as const;
/** Separate: recurring fees on an invoice of their own (domain reference F5.2). */
export type InvoiceType = (typeof INVOICE_TYPES)[number];

export const SECTIONS = ["charges", "credits", "taxes", "payments"] as const;
export type Section = (typeof SECTIONS)[number];

/** A row of the journal, or many of them summed: what is alike in everything but amount and count is one line. */
export type Posting = {
  kind: XdrKind;
  accountId: number | null;
  service: Service;
  description: string;
  /** Of a fee: the days paid for, the last one excluded. */
  periodFrom: PlainDate | null;
  periodTo: PlainDate | null;
  taxCategory: string;
  /** Of a tax. */
  taxId: number | null;
  /** xDRs summed here. */
  count: number;
  /** What it does to the balance, with up to five decimals: above zero the customer owes more. */
  amount: money.Money;
};

export type InvoiceLine = Omit<Posting, "amount"> & {
  section: Section;
  /** Of a tax line: percent, and what it was taken on. */
  rate: string | null;
  base: money.Money | null;
  /** The sum of its xDRs. */
  exact: money.Money;
  /** What is shown, in the class's decimals, without tax. */
  amount: money.Money;
  /** Its share of the taxes: with `amount`, what it costs. */
  tax: money.Money;
};

/** Where each kind stands. A rounding stands in no line of its own: it is shared out over the lines. */
const SECTION_OF: Record<XdrKind, Section | null> = {
  call: "charges",
  message: "charges",
  data: "charges",
  event: "charges",
  subscription_fee: "charges",
  activation_fee: "charges",
  cancellation_fee: "charges",
  charge: "charges",
  late_fee: "charges",
  reactivation_fee: "charges",
  waiver: "credits",
  credit: "credits",
  promotional_credit: "credits",
  commission: "credits",
  tax: "taxes",
  rounding: null,
  // A refund hands back a payment: as a charge it would have to be paid again (B21).
  payment: "payments",
  refund: "payments",
  adjustment: "payments",
  write_off: "payments",
};
const KINDS = Object.keys(SECTION_OF) as XdrKind[];

/** The section a posting stands in by its kind, whatever its sign: a reversal stands with what it takes back. */
export const sectionOf = (kind: XdrKind): Section | null => SECTION_OF[kind];

const USAGE = new Set<XdrKind>(["call", "message", "data", "event"]);

/** What makes two postings one line; calls are told apart in the call detail, not here. */
function keyOf(one: Posting): string {
  const { kind, accountId, service, periodFrom, periodTo, taxCategory, taxId } = one;
  const description = USAGE.has(kind) ? "" : one.description;
  return JSON.stringify([accountId, kind, service, description, periodFrom, periodTo, taxCategory, taxId]);
}

const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const compareLines = (a: Posting, b: Posting): number =>
  (a.accountId ?? 0) - (b.accountId ?? 0) ||
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
  byText(a.service, b.service) ||
  byText(a.periodFrom ?? "", b.periodFrom ?? "") ||
  byText(a.description, b.description) ||
  byText(keyOf(a), keyOf(b));

/** Postings summed into lines: the customer's own first, then account by account; the same whatever their order. */
export function grouped(postings: Iterable<Posting>): Posting[] {
  const groups = new Map<string, { first: Posting; amounts: money.Money[]; count: number }>();
  for (const posting of postings) {
    const key = keyOf(posting);
    const group = groups.get(key);
    if (group) {
      group.amounts.push(posting.amount);
      group.count += posting.count;
    } else groups.set(key, { first: posting, amounts: [posting.amount], count: posting.count });
  }
  return [...groups.values()]
    .map(({ first, amounts, count }) => ({
      ...first,
      description: USAGE.has(first.kind) ? "" : first.description,
      count,
      amount: amounts.length === 1 ? money.normalize(first.amount) : money.sum(amounts),
    }))
    .sort(compareLines);
}
