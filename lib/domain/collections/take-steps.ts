import type { Work } from "@/lib/kernel/work";
import { add, type Money, percentOf, roundTo, ZERO } from "@/lib/platform/money";
import { daysBetween } from "@/lib/platform/time";
import { chargeFees } from "./charge-fees";
import { debtEntity } from "./entities";
import type { DebtInvoice } from "./read-facts";
import type { StepDue, StepName } from "./rules/ladder";
import { noticeKey } from "./rules/notice-key";
import { claimed } from "./rules/owed";
import { saveSteps, stepKey } from "./store";
import type { Surveyed } from "./survey";

/** What a customer reads of a step; the others say nothing by themselves. */
const NOTICE: Partial<Record<StepName, string>> = {
  reminder: "invoice_due_soon",
  overdue: "invoice_overdue",
  resend: "invoice_resent",
  limit_notice: "limitation_soon",
  suspend_notice: "suspension_soon",
  terminate_notice: "termination_soon",
};

type Taken = StepDue & { episode: number; invoice: DebtInvoice; one: Surveyed };

function tell(work: Work, { step, days, announces, episode, invoice, one }: Taken): void {
  const type = NOTICE[step];
  if (!type) return;
  work.events.notice({
    type,
    customerId: one.debtor.customerId,
    key: noticeKey({ invoiceId: invoice.invoiceId, episode, step, days }, one.today),
    about: { type: "invoice", id: invoice.invoiceId },
    values: {
      ...(step === "reminder" ? { days: String(daysBetween(one.today, invoice.dueOn)) } : {}),
      ...(announces ? { happens_on: announces } : {}),
    },
  });
}

function lateFeeOf({ invoice, one }: Taken): Money {
  const fee = one.policy.lateFee;
  if (!fee) return ZERO;
  const part = percentOf(claimed(invoice), fee.percent);
  return roundTo(add(fee.amount, part), one.debtor.decimals);
}

/** Late fees, once for an invoice whatever its episode is. */
async function chargeLateFees(work: Work, taken: readonly Taken[]): Promise<void> {
  const charged = await chargeFees(
    work,
    taken
      .filter(({ step, skipped }) => step === "late_fee" && !skipped)
      .map((step) => ({
        one: step.one,
        invoice: step.invoice,
        kind: "late_fee" as const,
        amount: lateFeeOf(step),
        description: step.invoice.number ?? "",
        cause: { type: "invoice", id: step.invoice.invoiceId },
        sourceKey: `late fee of invoice ${step.invoice.invoiceId}`,
        reason: `Late fee of invoice ${step.invoice.number ?? ""}`,
      })),
  );
  for (const { one, invoice, amount, sourceKey } of charged)
    work.events.notice({
      type: "late_fee_charged",
      customerId: one.debtor.customerId,
      key: sourceKey,
      about: { type: "invoice", id: invoice.invoiceId },
      values: { amount },
    });
}

/**
 * Part: does what is due on the ladder, each step once whoever comes first: tells customers, charges late fees, and leaves a
 * row of each in the audit log. Rungs that take service away are `moveStops`' to do.
 * @returns how many steps were taken.
 */
export async function takeSteps(work: Work, list: readonly Surveyed[]): Promise<number> {
  const due: Taken[] = list.flatMap((one) =>
    one.found.due.flatMap((step) => {
      const invoice = one.invoices.find(({ invoiceId }) => invoiceId === step.invoiceId);
      return invoice ? [{ ...step, invoice, one }] : [];
    }),
  );
  const saved = await saveSteps(
    work,
    due.map(({ step, days, skipped, episode, invoice, one }) => ({
      invoiceId: invoice.invoiceId,
      customerId: one.debtor.customerId,
      episode,
      step,
      days,
      doneOn: one.today,
      skipped,
    })),
  );
  const taken = due.filter((one) => saved.has(stepKey({ ...one, invoiceId: one.invoice.invoiceId })));
  await chargeLateFees(work, taken);
  for (const step of taken) {
    if (step.skipped) continue;
    tell(work, step);
    work.audit.event(debtEntity(step.one.debtor, step.invoice), {
      details: { step: step.step, days: step.days, ...(step.announces ? { announces: step.announces } : {}) },
      cause: { type: "due_date", id: step.invoice.dueOn },
    });
  }
  return taken.filter(({ skipped }) => !skipped).length;
}
