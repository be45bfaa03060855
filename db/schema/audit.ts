import { sql } from "drizzle-orm";
import {
  bigint,
  index,
  integer,
  jsonb,
  numeric,
  pgSequence,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { createdAt, distributorId, instant, ref, resellerId } from "./shared";

export const auditIds = pgSequence("audit_ids");

/**
 * Who did or read what, on whose behalf, and why. Partitioned by month; triggers refuse update, delete and
 * truncate; no foreign keys, because rows outlive their subjects (security reference, section 4).
 */
export const auditLog = pgTable(
  "audit_log",
  {
    /** From a sequence, not an identity column: partitioned tables take those only from Postgres 17 on. */
    id: bigint({ mode: "number" }).notNull().default(sql`nextval('audit_ids')`),
    at: instant().notNull().default(sql`clock_timestamp()`),
    epoch: integer().notNull().default(1),
    /** The writing transaction: sealing reads rows in this order, writers never wait for it. */
    xid: text("xid").notNull().default(sql`pg_current_xact_id()::text`),
    kind: text().notNull(),
    action: text().notNull(),
    outcome: text().notNull().default("ok"),
    actorRealm: text().notNull(),
    actorId: ref(),
    actorName: text().notNull(),
    subjectRealm: text(),
    subjectId: ref(),
    subjectName: text(),
    impersonationId: ref(),
    portal: text().notNull().default(""),
    requestId: text().notNull().default(""),
    ip: text().notNull().default(""),
    sessionRef: text().notNull().default(""),
    entityType: text().notNull(),
    entityId: ref(),
    entityName: text().notNull().default(""),
    property: text(),
    before: text(),
    after: text(),
    delta: numeric({ precision: 18, scale: 5 }),
    causeType: text(),
    causeId: text(),
    reason: text().notNull().default(""),
    details: jsonb().$type<Record<string, unknown>>(),
    resellerId: resellerId(),
    distributorId: distributorId(),
    customerId: ref(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.at] }),
    index("audit_log_entity").on(t.entityType, t.entityId, t.at),
    index("audit_log_customer").on(t.customerId, t.at),
    // What became of one thing, without who looked at it: the way from a figure back to its first cause.
    index("audit_log_changes").on(t.entityType, t.entityId, t.at, t.id).where(sql`${t.kind} <> 'read'`),
    index("audit_log_actor").on(t.actorId, t.at),
    index("audit_log_at").on(t.at, t.id),
    index("audit_log_impersonation").on(t.impersonationId).where(sql`${t.impersonationId} is not null`),
    index("audit_log_request").on(t.requestId).where(sql`${t.requestId} <> ''`),
    // What auditors ask for first stays findable in a log of millions, and costs ordinary rows nothing.
    index("audit_log_acted").on(t.at, t.id).where(sql`${t.impersonationId} is not null`),
    index("audit_log_refused").on(t.at, t.id).where(sql`${t.outcome} <> 'ok'`),
    // Rows arrive nearly in the order of their transactions, which is all that sealing asks for.
    index("audit_log_xid").using("brin", sql`(${t.xid}::bigint)`),
  ],
);

/** Transaction ids begin anew when a dump is restored into another cluster; each beginning is an epoch. */
export const auditEpochs = pgTable("audit_epochs", {
  epoch: integer().primaryKey(),
  startedAt: createdAt(),
});

/**
 * Finished stretches of the log, sealed: a digest of their rows, chained to the block before, signed with a key that is
 * not in the database. Triggers refuse update, delete and truncate (lib/kernel/audit-seal.ts, security reference 4.2).
 */
export const auditBlocks = pgTable("audit_blocks", {
  /** 1, 2, 3 … over all epochs. */
  blockNo: bigint({ mode: "number" }).primaryKey(),
  epoch: integer().notNull(),
  /** Transactions from this one on … */
  xidFrom: bigint({ mode: "number" }).notNull(),
  /** … up to, and without, this one; null for the last block of an epoch that is over. */
  xidTo: bigint({ mode: "number" }),
  rowCount: integer().notNull(),
  rowsHash: text().notNull(),
  prevHash: text().notNull(),
  blockHash: text().notNull(),
  keyId: text().notNull(),
  signature: text().notNull(),
  sealedAt: instant().notNull(),
});
