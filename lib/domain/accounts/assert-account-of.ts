import { and, eq } from "drizzle-orm";
import { accounts } from "@/db/schema";
import { visibleTo } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";

/** @throws {DomainError} not_found when the account is not one of this customer's that the actor may see. */
export async function assertAccountOf(read: Reader, customerId: number, accountId: number): Promise<void> {
  const [row] = await read.tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      and(eq(accounts.id, accountId), eq(accounts.customerId, customerId), visibleTo(read.actor, "accounts")),
    );
  if (!row) throw notFound("account");
}
