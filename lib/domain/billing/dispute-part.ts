import { and, eq, sql } from "drizzle-orm";
import { disputes, invoiceLines } from "@/db/schema";
import { realPerson } from "@/lib/kernel/actor";
import type { AuditEntity } from "@/lib/kernel/audit";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader, Work } from "@/lib/kernel/work";
import { conflict, notFound } from "@/lib/platform/errors";
import { type Money, normalize, subtract, sum } from "@/lib/platform/money";
import { invoiceEntity } from "./entities";
import { type InvoiceRow, type LockedInvoice, lockInvoice, transitionFactsOf } from "./lock-invoice";
import type { DisputedInvoice } from "./rules/dispute";

export type DisputeRecord = typeof disputes.$inferSelect;
export type OpenDispute = { id: number; ordinal: number | null; amount: Money };

/** What is disputed of an invoice and not decided yet. */
export async function openDisputes(read: Reader, invoiceId: number): Promise<OpenDispute[]> {
  const rows = await read.tx
    .select({ id: disputes.id, ordinal: disputes.ordinal, amount: disputes.amount })
    .from(disputes)
    .where(and(eq(disputes.invoiceId, invoiceId), sql`${disputes.state} = 'open'`));
  return rows.map((row) => ({ ...row, amount: normalize(row.amount) }));
}

/** All of it together, in the invoice's currency. */
export const totalDisputed = (open: readonly OpenDispute[]): Money => sum(open.map(({ amount }) => amount));

/** What the rules of disputes ask of an invoice and of its open disputes. */
export const disputedFacts = (invoice: InvoiceRow, open: readonly OpenDispute[]): DisputedInvoice => ({
  ...transitionFactsOf(invoice, false),
  disputed: totalDisputed(open),
});

/** Lines that can be disputed: charges that cost something. */
export const disputableLines = (read: Reader, invoiceId: number) =>
  read.tx
    .select()
    .from(invoiceLines)
    .where(
      and(
        eq(invoiceLines.invoiceId, invoiceId),
        eq(invoiceLines.section, "charges"),
        sql`${invoiceLines.amount} > 0`,
      ),
    )
    .orderBy(invoiceLines.ordinal);

/** How a dispute stands in the audit log: by its invoice's number, in sight of whose the invoice is. */
export const disputeEntity = (
  dispute: Pick<DisputeRecord, "id" | "customerId" | "resellerId" | "distributorId">,
  number: string | null,
): AuditEntity => ({
  type: "dispute",
  id: dispute.id,
  name: number ?? undefined,
  customerId: dispute.customerId,
  resellerId: dispute.resellerId,
  distributorId: dispute.distributorId,
});

/**
 * Locks a dispute behind its customer and its invoice, in that order as everything that moves money does.
 * @throws {DomainError} not_found when absent or out of scope; conflict when it is decided or withdrawn.
 */
export async function lockDispute(
  work: Work,
  disputeId: number,
): Promise<LockedInvoice & { dispute: DisputeRecord; open: OpenDispute[] }> {
  const where = visibleAnd(work.actor, "disputes", eq(disputes.id, disputeId));
  const [seen] = await work.tx.select({ invoiceId: disputes.invoiceId }).from(disputes).where(where);
  if (!seen) throw notFound("dispute");
  const locked = await lockInvoice(work, seen.invoiceId);
  const [dispute] = await work.tx.select().from(disputes).where(where).for("update");
  if (!dispute) throw notFound("dispute");
  if (dispute.state !== "open") throw conflict("This dispute is over already.");
  return { ...locked, dispute, open: await openDisputes(work, seen.invoiceId) };
}

/** Part: ends a locked dispute, and lets the log and collections know that its amount counts again or is gone. */
export async function endDispute(
  work: Work,
  { dispute, invoice, open }: { dispute: DisputeRecord; invoice: InvoiceRow; open: readonly OpenDispute[] },
  end: {
    state: "agreed" | "denied" | "withdrawn";
    answer?: string;
    agreed?: Money;
    xdrId?: number;
    reason?: string;
  },
): Promise<void> {
  await work.tx
    .update(disputes)
    .set({
      state: end.state,
      decidedAt: work.now,
      decidedBy: realPerson(work.actor)?.name ?? "",
      answer: end.answer ?? "",
      agreedAmount: end.agreed ?? null,
      xdrId: end.xdrId ?? null,
    })
    .where(eq(disputes.id, dispute.id));
  work.audit.property(disputeEntity(dispute, invoice.number), "state", "open", end.state, {
    reason: end.reason || end.answer,
    cause: end.xdrId === undefined ? undefined : { type: "xdr", id: end.xdrId },
  });
  const before = totalDisputed(open);
  noteDisputed(
    work,
    invoice,
    dispute.id,
    [before, subtract(before, normalize(dispute.amount))],
    end.reason || end.answer,
  );
}

/** How an invoice's own log tells of it: so much of it is disputed now. */
export function noteDisputed(
  work: Work,
  invoice: InvoiceRow,
  disputeId: number,
  [before, after]: [Money, Money],
  reason = "",
): void {
  const cause = { type: "dispute", id: disputeId };
  work.audit.property(invoiceEntity(invoice), "disputedAmount", before, after, {
    amounts: ["disputedAmount"],
    cause,
    reason,
  });
  work.events.debtChanged([invoice.customerId], cause);
}

/** Tells the customer what became of a dispute. @param values the amount as stored, and what was said about it. */
export function tellOfDispute(
  work: Work,
  { id, customerId }: InvoiceRow,
  disputeId: number,
  what: "opened" | "agreed" | "denied",
  values: Readonly<Record<string, string>>,
): void {
  work.events.notice({
    type: `dispute_${what}`,
    customerId,
    key: `dispute ${disputeId} ${what}`,
    about: { type: "invoice", id },
    values,
  });
}
