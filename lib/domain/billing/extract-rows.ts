import { eq } from "drizzle-orm";
import { accounts } from "@/db/schema";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import type { Money } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";

/**
 * What of an issued invoice is one account's: a line sees its own charges and what they come to, and nothing of the
 * customer's total, its balance or its other lines (scenarios B4, H-1).
 */
export type ExtractItem = {
  /** Of the invoice. */
  id: number;
  number: string;
  period: { from: PlainDate; to: PlainDate };
  issuedOn: PlainDate;
  currency: string;
  /** The account's charges and credits with their taxes. */
  amount: Money;
};

export type ExtractedAccount = {
  id: number;
  identifier: string;
  name: string;
  customerId: number;
  resellerId: number;
  distributorId: number;
};

/** The account whose extracts are asked for; a line asks for itself by naming none. @throws {DomainError} not_found. */
export async function extractedAccount(read: Reader, accountId?: number): Promise<ExtractedAccount> {
  const id = accountId ?? (read.actor.kind === "account" ? read.actor.accountId : 0);
  const [found] = await read.tx
    .select({
      id: accounts.id,
      identifier: accounts.identifier,
      name: accounts.name,
      customerId: accounts.customerId,
      resellerId: accounts.resellerId,
      distributorId: accounts.distributorId,
    })
    .from(accounts)
    .where(visibleAnd(read.actor, "accounts", eq(accounts.id, id)));
  if (!found) throw notFound("account");
  return found;
}
