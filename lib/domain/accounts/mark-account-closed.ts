import type { Work } from "@/lib/kernel/work";
import { accountEntity } from "./entity";
import { assertOpen, type LockedAccount, lockAccount, saveAccount } from "./store";

/**
 * Part: locks a line, its customer before it, and marks it closed. Its subscriptions are closed by the part of that
 * context, in the same transaction.
 * @returns the line and its customer as they were.
 * @throws {DomainError} not_found; conflict when either is closed already.
 */
export async function markAccountClosed(
  work: Work,
  accountId: number,
  reason: string,
): Promise<LockedAccount> {
  const locked = await lockAccount(work, accountId);
  assertOpen(locked);
  await saveAccount(work, accountId, { closedAt: work.now });
  work.audit.changed(accountEntity(locked.account), locked.account, { closedAt: work.now }, { reason });
  return locked;
}
