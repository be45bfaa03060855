import type { Calendar } from "@/lib/domain/collections/rules/calendar";
import type { StepDone, StepName } from "@/lib/domain/collections/rules/ladder";
import { type Look, look, type SeenInvoice } from "@/lib/domain/collections/rules/look";
import { type PolicySettings, policySettings } from "@/lib/domain/collections/rules/policy";
import * as money from "@/lib/platform/money";

/** One customer lived through day by day, without a database: what a look finds is done, and mail is sent the same day. */
export type Trial = {
  policy: PolicySettings;
  calendar: Calendar;
  invoices: (SeenInvoice & { steps: StepDone[] })[];
  promiseUntil: string | null;
  lifted: boolean;
  /** False: the mail server is down, and no notice arrives. */
  mailWorks: boolean;
  /** A balance that differs from what the invoices say. */
  balance: string | null;
};

export const trial = (policy: object): Trial => ({
  policy: policySettings.parse(policy),
  calendar: { nonWorking: new Set() },
  invoices: [],
  promiseUntil: null,
  lifted: false,
  mailWorks: true,
  balance: null,
});

export function issue(
  { invoices }: Trial,
  given: Pick<SeenInvoice, "total" | "amountDue" | "dueOn"> & { disputed?: string },
): SeenInvoice {
  const invoice = {
    invoiceId: invoices.length + 1,
    paid: "0.00",
    adjusted: "0.00",
    disputed: "0.00",
    collectAtIssue: null,
    seen: null,
    voided: false,
    steps: [],
    ...given,
  };
  invoices.push(invoice);
  return invoice;
}

/** As the ledger does it: to the oldest invoice first. */
export function pay({ invoices }: Trial, amount: string): void {
  let left = amount;
  for (const invoice of invoices) {
    const due = money.subtract(money.subtract(invoice.total, invoice.paid), invoice.adjusted);
    const part = money.min(due, left);
    if (money.compare(part, money.ZERO) <= 0) continue;
    invoice.paid = money.add(invoice.paid, part);
    left = money.subtract(left, part);
  }
}

const owed = (t: Trial) =>
  money.sum(
    t.invoices
      .filter(({ voided }) => !voided)
      .map(({ total, paid, adjusted }) => money.subtract(money.subtract(total, paid), adjusted)),
  );

/** What a look finds today; nothing is kept. */
export const see = (t: Trial, today: string): Look =>
  look({
    today,
    currency: "USD",
    balance: t.balance ?? owed(t),
    policy: t.policy,
    calendar: t.calendar,
    invoices: t.invoices,
    promiseUntil: t.promiseUntil,
    lifted: t.lifted,
    terminated: false,
  });

const isNotice = (step: StepName) => step.endsWith("_notice");

/** Looks, and does what is due: the steps stand in the facts of the next look. */
export function live(t: Trial, today: string): Look {
  const found = see(t, today);
  for (const now of found.invoices) {
    const invoice = t.invoices.find(({ invoiceId }) => invoiceId === now.invoiceId);
    if (!invoice) throw new Error("an invoice that nobody issued");
    if (now.episode !== (invoice.seen?.episode ?? 0)) invoice.steps = [];
    invoice.seen = { status: now.status, paymentStatus: now.paymentStatus, episode: now.episode };
    invoice.collectAtIssue = now.collectAtIssue;
    for (const { invoiceId, step, days, skipped } of found.due)
      if (invoiceId === now.invoiceId)
        invoice.steps.push({
          step,
          days,
          skipped,
          givenOn: isNotice(step) && !skipped && t.mailWorks ? today : null,
        });
  }
  return found;
}

/** "1 suspend_notice 7": what a look did, without what was passed over. */
export const told = (found: Look): string[] =>
  found.due
    .filter(({ skipped }) => !skipped)
    .map(({ invoiceId, step, days }) => `${invoiceId} ${step} ${days}`);

export const isAbove = (a: string, b: string): boolean => money.compare(a, b) > 0;
