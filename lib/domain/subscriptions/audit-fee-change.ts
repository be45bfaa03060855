import type { AuditCause } from "@/lib/kernel/audit";
import type { Work } from "@/lib/kernel/work";
import { normalize } from "@/lib/platform/money";
import { subscriptionEntity } from "./entities";
import type { LineRow } from "./line-rows";
import { refreshRecurringFee } from "./store";

/** Part: works out the stored fee anew and says in the audit log what moved it. @returns the fee as it is now. */
export async function auditFeeChange(work: Work, row: LineRow, cause: AuditCause): Promise<string> {
  const [change] = await refreshRecurringFee(work.tx, row.subscriptionId);
  if (!change) return normalize(row.recurringFee);
  const [before, after] = [normalize(change.before), normalize(change.after)];
  work.audit.property(subscriptionEntity(row), "recurringFee", before, after, {
    amounts: ["recurringFee"],
    cause,
  });
  return after;
}
