import { customerEntity } from "@/lib/domain/customers";
import { auditPosted, type Posted, post } from "@/lib/domain/ledger";
import type { AuditCause } from "@/lib/kernel/audit";
import type { Work } from "@/lib/kernel/work";
import { type Money, negate } from "@/lib/platform/money";
import type { LockedInvoice } from "./lock-invoice";
import { settle } from "./settle-part";

export type Adjustment = {
  /** Above zero, and no more than is outstanding: the caller has asked `verdictOn`. */
  amount: Money;
  visibleComment: string;
  internalComment: string;
  cause?: AuditCause;
};

/** Part: takes an amount off what is to be paid of a locked invoice, as a movement of its own, and leaves the audit rows. */
export async function adjustBy(
  work: Work,
  { customer, invoice }: Pick<LockedInvoice, "customer" | "invoice">,
  { amount, visibleComment, internalComment, cause }: Adjustment,
): Promise<Posted> {
  const [posted] = await post(work, [
    {
      customerId: customer.id,
      kind: "adjustment",
      service: "credits",
      amount: negate(amount),
      occurredAt: work.now,
      day: work.today(customer.billingTimeZone),
      description: invoice.number ?? "",
      visibleComment,
      internalComment,
      cause: cause ?? { type: "invoice", id: invoice.id },
    },
  ]);
  if (!posted) throw new Error("an adjustment has no source key, so it is always posted");
  const reason = internalComment || visibleComment;
  auditPosted(work, customerEntity(customer), posted, { reason });
  await settle(work, [{ invoice, kind: "adjustment", amount, xdrId: posted.xdrId }], { reason });
  return posted;
}
