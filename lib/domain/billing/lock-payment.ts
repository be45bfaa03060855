import { and, eq, sql } from "drizzle-orm";
import { xdrs } from "@/db/schema";
import { type CustomerRow, lockCustomer } from "@/lib/domain/customers";
import { visibleTo } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { assertThat, notFound } from "@/lib/platform/errors";

/**
 * Locks the customer of a payment that still stands.
 * @throws {DomainError} not_found when absent, out of scope or no payment; conflict when it was taken back.
 */
export async function lockPayment(work: Work, xdrId: number): Promise<CustomerRow> {
  const [row] = await work.tx
    .select({ kind: xdrs.kind, customerId: xdrs.customerId, reverses: xdrs.reverses })
    .from(xdrs)
    .where(and(visibleTo(work.actor, "xdrs"), eq(xdrs.id, xdrId)));
  if (row?.kind !== "payment" || row.reverses !== null) throw notFound("payment");
  const customer = await lockCustomer(work, row.customerId);
  const { rows } = await work.tx.execute(
    sql`select 1 from xdr_sources where key = ${`reversal of ${xdrId}`} limit 1`,
  );
  assertThat(rows.length === 0, "This payment was taken back.");
  return customer;
}
