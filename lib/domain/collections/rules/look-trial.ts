import { compare } from "@/lib/platform/money";
import type { Calendar } from "./calendar";
import type { StepDone, StepName } from "./ladder";
import { type Look, look, type SeenInvoice } from "./look";
import { type PolicySettings, policySettings } from "./policy";

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
  let cents = BigInt(Math.round(Number(amount) * 100));
  const inCents = (text: string) => BigInt(Math.round(Number(text) * 100));
  for (const invoice of invoices) {
    const due = inCents(invoice.total) - inCents(invoice.paid) - inCents(invoice.adjusted);
    const part = due < cents ? due : cents;
    if (part <= 0n) continue;
    invoice.paid = (Number(inCents(invoice.paid) + part) / 100).toFixed(2);
    cents -= part;
  }
}

const owed = (t: Trial) =>
  t.invoices
    .filter(({ voided }) => !voided)
    .reduce((sum, one) => sum + Number(one.total) - Number(one.paid) - Number(one.adjusted), 0)
    .toFixed(2);

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

export const isAbove = (a: string, b: string): boolean => compare(a, b) > 0;
