import { auditPosted, post } from "@/lib/domain/ledger";
import type { AuditCause } from "@/lib/kernel/audit";
import type { Work } from "@/lib/kernel/work";
import { compare, type Money, ZERO } from "@/lib/platform/money";
import { debtorEntity } from "./entities";
import type { Surveyed } from "./survey";

export type CollectionFee = {
  one: Surveyed;
  kind: "late_fee" | "reactivation_fee";
  amount: Money;
  description?: string;
  cause: AuditCause;
  /** Names what it is charged for: there is one fee of each name, whoever asks again. */
  sourceKey: string;
  reason: string;
};

/** Part: charges fees of collection; of nothing none is charged. @returns those that were charged now. */
export async function chargeFees<Fee extends CollectionFee>(
  work: Work,
  fees: readonly Fee[],
): Promise<Fee[]> {
  const posted = await post(
    work,
    fees
      .filter(({ amount }) => compare(amount, ZERO) > 0)
      .map(({ one, kind, amount, description, cause, sourceKey }) => ({
        customerId: one.debtor.customerId,
        kind,
        service: "fees" as const,
        amount,
        occurredAt: work.now,
        day: one.today,
        description,
        cause,
        sourceKey,
      })),
  );
  const byKey = new Map(posted.map((row) => [row.sourceKey, row]));
  const charged: Fee[] = [];
  for (const fee of fees) {
    const row = byKey.get(fee.sourceKey);
    if (!row) continue;
    auditPosted(work, debtorEntity(fee.one.debtor), row, { reason: fee.reason });
    charged.push(fee);
  }
  return charged;
}
