import type { AuditCause } from "@/lib/kernel/audit";
import type { Work } from "@/lib/kernel/work";
import { debtEntity } from "./entities";
import type { LookedInvoice } from "./rules/look";
import { saveSeen } from "./store";
import type { Surveyed } from "./survey";

const isSame = (now: LookedInvoice, seen: Surveyed["invoices"][number]["seen"]) =>
  seen !== null &&
  seen.status === now.status &&
  seen.paymentStatus === now.paymentStatus &&
  seen.episode === now.episode;

/**
 * Part: records which statuses of invoices are others than they were when last seen, each once, with what caused it: the
 * movement that changed the debt, or the due date that passed (AUD-4).
 */
export async function noteStatuses(
  work: Work,
  list: readonly Surveyed[],
  causes: ReadonlyMap<number, AuditCause>,
): Promise<void> {
  const changed: (LookedInvoice & { customerId: number })[] = [];
  for (const { debtor, invoices, found, hasPolicy } of list)
    for (const [n, now] of found.invoices.entries()) {
      const invoice = invoices[n];
      if (!invoice || (isSame(now, invoice.seen) && !now.settled)) continue;
      changed.push({ ...now, customerId: debtor.customerId });
      const entity = debtEntity(debtor, invoice);
      const cause = causes.get(debtor.customerId) ?? { type: "due_date", id: invoice.dueOn };
      const before = invoice.seen?.paymentStatus ?? "unpaid";
      if (before !== now.paymentStatus)
        work.audit.property(entity, "paymentStatus", before, now.paymentStatus, { cause });
      // Without a policy nothing is collected, so there is nothing to tell of.
      const wasCollected = invoice.seen?.status ?? null;
      if (wasCollected !== now.status && (hasPolicy || wasCollected !== null))
        work.audit.property(entity, "collectionStatus", wasCollected, now.status, {
          cause,
          details: { remaining: now.remaining },
        });
    }
  await saveSeen(work, changed);
}
