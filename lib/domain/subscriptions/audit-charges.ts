import type { Posted } from "@/lib/domain/ledger";
import type { AuditEntity } from "@/lib/kernel/audit";
import type { Work } from "@/lib/kernel/work";
import { type Money, sum } from "@/lib/platform/money";

export type ChargesPosted = { charges: number; total: Money; balance: Money | null };

/** How the log tells of one customer's charges and credits of one moment: one change of the balance, however many they are. */
export function auditCharges(
  work: Work,
  customer: AuditEntity,
  posted: readonly Posted[],
  options: { reason?: string } = {},
): ChargesPosted {
  const [first, last] = [posted[0], posted.at(-1)];
  const total = sum(posted.map(({ amount }) => amount));
  if (first && last)
    work.audit.property(customer, "balance", first.before, last.after, {
      ...options,
      amounts: ["balance"],
      cause: { type: "xdr", id: last.xdrId },
      details: { charges: posted.length, firstXdr: first.xdrId, total },
    });
  return { charges: posted.length, total, balance: last?.after ?? null };
}
