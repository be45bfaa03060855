import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { customers, distributors } from "@/db/schema";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { conflict } from "@/lib/platform/errors";
import { resellerEntity } from "./entities";
import { statusAfter } from "./rules/partner-status";
import { lockReseller, saveReseller } from "./store";

/** What has to end before its reseller can. @throws {DomainError} conflict naming it. */
async function assertNothingHangsOn(work: Work, resellerId: number): Promise<void> {
  const openCustomer = work.tx
    .select({ one: sql`1` })
    .from(customers)
    .where(and(eq(customers.resellerId, resellerId), isNull(customers.closedAt)));
  const openDistributor = work.tx
    .select({ one: sql`1` })
    .from(distributors)
    .where(and(eq(distributors.resellerId, resellerId), ne(distributors.status, "closed")));
  if ((await openCustomer.limit(1)).length > 0)
    throw conflict("This reseller has customers that are not closed. Close them first.");
  if ((await openDistributor.limit(1)).length > 0)
    throw conflict("This reseller has distributors that are not closed. Close them first.");
}

/** Closes a reseller for good, once nothing of it is in use any more. */
export const closeReseller = operation({
  name: "reseller.close",
  permission: "reseller:manage",
  impersonation: "deny",
  input: z.object({ resellerId: idInput(), reason: reasonLine() }),
  async run(work, { resellerId, reason }) {
    const before = await lockReseller(work, resellerId);
    const status = statusAfter("close", before.status);
    await assertNothingHangsOn(work, resellerId);
    await saveReseller(work, resellerId, { status, closedAt: work.now });
    work.audit.property(resellerEntity(before), "status", before.status, status, { reason });
    return { resellerId, status };
  },
});
