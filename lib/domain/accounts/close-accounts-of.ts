import type { Work } from "@/lib/kernel/work";
import { accountEntity } from "./entity";
import { closeRows, lockOpenAccountsOf } from "./store";

/** A line that was closed. */
export type ClosedAccount = { accountId: number; identifier: string; name: string };

/**
 * Part: closes every open line of a customer whose lock is held. Their subscriptions are closed by the part of that
 * context, in the same transaction.
 */
export async function closeAccountsOf(
  work: Work,
  customerId: number,
  reason: string,
): Promise<ClosedAccount[]> {
  const open = await lockOpenAccountsOf(work, customerId);
  await closeRows(
    work,
    open.map(({ id }) => id),
  );
  for (const row of open) work.audit.changed(accountEntity(row), row, { closedAt: work.now }, { reason });
  return open.map(({ id, identifier, name }) => ({ accountId: id, identifier, name }));
}
