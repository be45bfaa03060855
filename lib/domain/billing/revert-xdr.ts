import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { xdrs } from "@/db/schema";
import { customerEntity, lockCustomer } from "@/lib/domain/customers";
import { auditPosted, post, REVERSIBLE, type Service, type XdrKind } from "@/lib/domain/ledger";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { visibleTo } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { assertThat, conflict, notFound } from "@/lib/platform/errors";
import { negate, ZERO } from "@/lib/platform/money";
import { undoAllocations } from "./undo-allocations";

async function findXdr(work: Work, xdrId: number) {
  const [row] = await work.tx
    .select()
    .from(xdrs)
    .where(and(visibleTo(work.actor, "xdrs"), eq(xdrs.id, xdrId)));
  if (!row) throw notFound("xdr");
  return row;
}

/**
 * Takes one movement back by its opposite: the row itself never changes. Once only, whoever tries at the same moment.
 * A payment is first taken from the invoices that used it, which are then due again.
 */
export const revertXdr = operation({
  name: "xdr.revert",
  permission: "xdr:revert",
  impersonation: "deny",
  input: z.object({ xdrId: idInput(), reason: reasonLine() }),
  async run(work, { xdrId, reason }) {
    const row = await findXdr(work, xdrId);
    const kind = row.kind as XdrKind;
    assertThat(row.reverses === null, "This takes something back itself. Book it anew instead.");
    assertThat(
      REVERSIBLE.includes(kind),
      "This belongs to an invoice or to another movement; correct it there.",
    );
    const customer = await lockCustomer(work, row.customerId);
    if (kind === "payment") await undoAllocations(work, row.customerId, xdrId, reason);
    const [posted] = await post(work, [
      {
        customerId: row.customerId,
        accountId: row.accountId,
        kind,
        service: row.service as Service,
        amount: negate(row.amount),
        unallocated: kind === "payment" ? row.amount : ZERO,
        occurredAt: work.now,
        day: work.today(customer.billingTimeZone),
        subscriptionId: row.subscriptionId,
        taxCategory: row.taxCategory,
        description: row.description,
        visibleComment: row.visibleComment,
        internalComment: reason,
        reverses: row.id,
        sourceKey: `reversal of ${row.id}`,
      },
    ]);
    if (!posted) throw conflict("This was taken back already.");
    auditPosted(work, customerEntity(customer), posted, { reason, details: { reverses: row.id } });
    return { xdrId: posted.xdrId, reverses: row.id, customerId: row.customerId, balance: posted.after };
  },
});
