import { and, eq } from "drizzle-orm";
import { accounts } from "@/db/schema";
import type { Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";

/** The id of a line of this customer. @throws {DomainError} not_found for anyone else's, as for none. */
export async function ownAccount(work: Work, customerId: number, accountId: number): Promise<number> {
  const [row] = await work.tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.id, accountId), eq(accounts.customerId, customerId)));
  if (!row) throw notFound("account");
  return row.id;
}
