import { and, asc, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { auditLog, invoices, xdrs } from "@/db/schema";
import { CHARGED_BACK } from "@/lib/domain/payments";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { keyset } from "@/lib/platform/keyset-page";
import { type Money, normalize } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { AUDIT_ORDER, type AuditRow } from "./audit-rows";

/** What an invoice's amount due and its statuses are made of, in the log. */
export const INVOICE_PROPERTIES = [
  "review",
  "adjustments",
  "amountPaid",
  "paymentStatus",
  "collectionStatus",
  "disputedAmount",
  "voided",
] as const;

/** What a customer's status is made of. The balance has a trace of its own. */
export const STATUS_PROPERTIES = [
  "blocked",
  "suspended",
  "limited",
  "terminated",
  "suspensionLiftedUntil",
  "promiseToPay",
  "paymentFrozen",
  "creditLimit",
  "closedAt",
  "exportedAt",
] as const;

export type Traced = {
  entity: { type: "invoice" | "customer"; id: number };
  properties: readonly string[];
  /** With the row that says how it came into being. */
  withMade?: boolean;
};

export type TracePosition = { cursor: string | null; direction: "next" | "prev"; pageSize: number };

/** Where a page of changes lies: by the log's own clock, rows of one moment by id. */
const newestFirst = (position: TracePosition) =>
  keyset<AuditRow>({ ...position, sort: "at", dir: "desc" }, AUDIT_ORDER.at, AUDIT_ORDER.id);

/** Of rows of the log: the one that says how a thing came into being. */
export const SAYS_CREATED = and(isNull(auditLog.property), sql`${auditLog.details} ? 'created'`);

/** The changes of one thing: an index of them alone answers this, however often the thing was read. */
export const changesOf = (
  read: Reader,
  { entity, properties, withMade }: Traced,
  ...more: (SQL | undefined)[]
) =>
  visibleAnd(
    read.actor,
    "auditLog",
    eq(auditLog.entityType, entity.type),
    eq(auditLog.entityId, entity.id),
    // As text, so that the planner sees the index's own condition.
    sql`${auditLog.kind} <> 'read'`,
    eq(auditLog.outcome, "ok"),
    withMade
      ? or(inArray(auditLog.property, [...properties]), SAYS_CREATED)
      : inArray(auditLog.property, [...properties]),
    ...more,
  );

/** A page of changes, the newest page first, each page told from the oldest on. */
export async function changesPage(read: Reader, traced: Traced, position: TracePosition) {
  const keys = newestFirst(position);
  const found = await read.tx
    .select()
    .from(auditLog)
    .where(changesOf(read, traced, keys.where))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  const { rows, next, prev } = keys.page(found);
  return { rows: rows.reverse(), earlier: next, later: prev };
}

/** What a property was right after a moment of the log: the `before` of its next change; null when it did not change again. */
export async function valueAfter(
  read: Reader,
  traced: Traced,
  property: string,
  last: AuditRow,
): Promise<string | null> {
  const [next] = await read.tx
    .select({ before: auditLog.before })
    .from(auditLog)
    .where(
      changesOf(
        read,
        { ...traced, withMade: false, properties: [property] },
        sql`(${auditLog.at}, ${auditLog.id}) > (${last.at.toISOString()}::timestamptz, ${last.id}::bigint)`,
      ),
    )
    .orderBy(asc(auditLog.at), asc(auditLog.id))
    .limit(1);
  return next?.before ?? null;
}

export type XdrBehind = {
  id: number;
  kind: string;
  reverses: number | null;
  amount: Money;
  occurredAt: Date;
  day: PlainDate;
  visibleComment: string;
};

export type Behind = { xdrs: Map<number, XdrBehind>; invoices: Map<number, string> };

const idsOf = (rows: readonly AuditRow[], type: string): number[] => [
  ...new Set(rows.filter(({ causeType }) => causeType === type).map(({ causeId }) => Number(causeId))),
];

/** As it is told: a part of a payment that the bank took back is booked as a refund, which nobody here made. */
export const tracedKind = ({ kind, description }: { kind: string; description: string }): string =>
  kind === "refund" && description === CHARGED_BACK ? "charge_back" : kind;

/** The movements and invoices that rows name as their causes, as far as they are in sight. */
export async function behindChanges(
  read: Reader,
  customerId: number,
  rows: readonly AuditRow[],
): Promise<Behind> {
  const [xdrIds, invoiceIds] = [idsOf(rows, "xdr"), idsOf(rows, "invoice")];
  const movements =
    xdrIds.length === 0
      ? []
      : await read.tx
          .select()
          .from(xdrs)
          .where(visibleAnd(read.actor, "xdrs", eq(xdrs.customerId, customerId), inArray(xdrs.id, xdrIds)));
  const named =
    invoiceIds.length === 0
      ? []
      : await read.tx
          .select({ id: invoices.id, number: invoices.number })
          .from(invoices)
          .where(visibleAnd(read.actor, "invoices", inArray(invoices.id, invoiceIds)));
  return {
    xdrs: new Map(
      movements.map((row) => [row.id, { ...row, kind: tracedKind(row), amount: normalize(row.amount) }]),
    ),
    invoices: new Map(named.map(({ id, number }) => [id, number ?? `draft ${id}`])),
  };
}
