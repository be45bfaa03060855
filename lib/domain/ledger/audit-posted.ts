import type { AuditEntity, AuditOptions } from "@/lib/kernel/audit";
import type { Work } from "@/lib/kernel/work";
import type { Posted } from "./post";

/**
 * How the log tells of a movement: "Balance changed from 20.00 to 15.00", and its cause is the xDR. Unallocated payments
 * are a property of their own (domain reference F3).
 */
export function auditPosted(
  work: Work,
  customer: AuditEntity,
  posted: Posted,
  options: Pick<AuditOptions, "reason" | "details"> = {},
): void {
  const cause = { type: "xdr", id: posted.xdrId };
  work.audit.property(customer, "balance", posted.before, posted.after, {
    ...options,
    cause,
    amounts: ["balance"],
  });
  if (posted.unallocatedBefore !== posted.unallocatedAfter)
    work.audit.property(customer, "unallocatedPayments", posted.unallocatedBefore, posted.unallocatedAfter, {
      ...options,
      cause,
      amounts: ["unallocatedPayments"],
    });
}
