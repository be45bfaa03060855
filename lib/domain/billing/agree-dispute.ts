import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { invoiceLines } from "@/db/schema";
import { customerEntity } from "@/lib/domain/customers";
import { auditPosted, post, type Service } from "@/lib/domain/ledger";
import { amountAboveZero, emptyIsAbsent, idInput, line } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { conflict } from "@/lib/platform/errors";
import { compare, isZero, type Money, negate, normalize } from "@/lib/platform/money";
import { adjustBy } from "./adjust-part";
import { chargeWaiting } from "./charge-waiting";
import { type DisputeRecord, disputedFacts, endDispute, lockDispute, tellOfDispute } from "./dispute-part";
import type { LockedInvoice } from "./lock-invoice";
import { settlementOf } from "./rules/dispute";
import { NOT_TAXED } from "./rules/tax-regime";

type Agreed = { dispute: DisputeRecord; visibleComment: string; internalComment: string };

/** What was paid already can't be taken off: it is credited, for the next invoice. The amount holds its tax, so none is taken on it. */
async function creditPaid(
  work: Work,
  { customer, invoice }: LockedInvoice,
  credit: Money,
  { dispute, visibleComment, internalComment }: Agreed,
): Promise<number> {
  const [about] =
    dispute.ordinal === null
      ? []
      : await work.tx
          .select({ service: invoiceLines.service, accountId: invoiceLines.accountId })
          .from(invoiceLines)
          .where(and(eq(invoiceLines.invoiceId, invoice.id), eq(invoiceLines.ordinal, dispute.ordinal)));
  const [posted] = await post(work, [
    {
      customerId: customer.id,
      accountId: about?.accountId ?? null,
      kind: "credit",
      service: (about?.service as Service | undefined) ?? "credits",
      amount: negate(credit),
      occurredAt: work.now,
      day: work.today(customer.billingTimeZone),
      taxCategory: NOT_TAXED,
      description: invoice.number ?? "",
      visibleComment,
      internalComment,
      cause: { type: "dispute", id: dispute.id },
    },
  ]);
  if (!posted) throw new Error("a credit has no source key, so it is always posted");
  auditPosted(work, customerEntity(customer), posted, { reason: internalComment || visibleComment });
  await chargeWaiting(work, customer.id);
  return posted.xdrId;
}

/**
 * Says that the customer is right, in full or in part. What is left to pay of the invoice is lowered; what was paid of it
 * already is credited. Two who decide at once: the second is told that it is over.
 */
export const agreeDispute = operation({
  name: "dispute.agree",
  permission: "dispute:decide",
  impersonation: "deny",
  input: z.object({
    disputeId: idInput(),
    /** Empty for all that is disputed. */
    amount: emptyIsAbsent(amountAboveZero().optional()),
    answer: line(500).default(""),
    internalComment: line(500).default(""),
  }),
  async run(work, { disputeId, amount: asked, answer, internalComment }) {
    const locked = await lockDispute(work, disputeId);
    const { invoice, dispute } = locked;
    const agreed = asked ?? normalize(dispute.amount);
    if (compare(agreed, normalize(dispute.amount)) > 0) {
      const message = `Only ${normalize(dispute.amount)} is disputed.`;
      throw conflict(message, { amount: [message] });
    }
    const facts = disputedFacts(invoice, locked.open);
    if (facts.voided) throw conflict("The invoice is void: nothing is to be paid of it. Deny the dispute.");
    const { adjust, credit } = settlementOf(agreed, facts);
    const told: Agreed = { dispute, visibleComment: answer, internalComment };
    const cause = { type: "dispute", id: disputeId };
    const adjusted = isZero(adjust) ? null : await adjustBy(work, locked, { amount: adjust, ...told, cause });
    const credited = isZero(credit) ? null : await creditPaid(work, locked, credit, told);
    const xdrId = adjusted?.xdrId ?? credited ?? undefined;
    await endDispute(work, locked, { state: "agreed", answer, agreed, xdrId, reason: internalComment });
    tellOfDispute(work, invoice, disputeId, "agreed", { amount: agreed, answer });
    return { disputeId, agreed, adjusted: adjust, credited: credit, xdrId: xdrId ?? null };
  },
});
