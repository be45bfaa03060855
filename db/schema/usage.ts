import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { customerOwnersFk, customers } from "./customers";
import { createdAt, distributorId, id, instant, money, ref, resellerId } from "./shared";

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });
const quantity = () => bigint({ mode: "bigint" });

/** A switch or another system that tells what was used, and how it writes its records. */
export const usageSources = pgTable(
  "usage_sources",
  {
    id: id(),
    resellerId: resellerId(),
    /** Stands in the address of its endpoint and names its folder. */
    key: text().notNull(),
    name: text().notNull(),
    format: text().notNull(),
    /** How its records are read: of an Asterisk its clock and where the account stands, else the mapping. */
    settings: jsonb().$type<unknown>().notNull(),
    /** Files in its folder are taken up by themselves. */
    watched: boolean().notNull().default(false),
    /** Of the endpoint's secret; null: there is no endpoint. */
    secretHash: text(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("usage_sources_key").on(t.key),
    uniqueIndex("usage_sources_name").on(t.resellerId, sql`lower(${t.name})`),
    check("usage_sources_format", sql`${t.format} in ('asterisk','mapped')`),
    check("usage_sources_key_plain", sql`${t.key} ~ '^[a-z0-9][a-z0-9-]{0,39}$'`),
  ],
);

/**
 * One file of records. What is left of it lies in `usage_file_parts`: a batch takes the next part away in the transaction
 * that rates it, so a kill loses nothing and does nothing twice.
 */
export const usageFiles = pgTable(
  "usage_files",
  {
    id: id(),
    resellerId: resellerId(),
    sourceId: ref()
      .notNull()
      .references(() => usageSources.id),
    fileName: text().notNull(),
    fileBytes: ref().notNull(),
    fileSha256: text().notNull(),
    status: text().notNull().default("queued"),
    /** Lines with a record, and how many of them are done so far. */
    lines: integer().notNull().default(0),
    done: integer().notNull().default(0),
    rated: integer().notNull().default(0),
    /** Kept without a charge: not answered, nothing used, not to be billed. */
    free: integer().notNull().default(0),
    duplicates: integer().notNull().default(0),
    /** Waiting in the queue, each with its reason. */
    unrated: integer().notNull().default(0),
    failure: text().notNull().default(""),
    createdBy: ref(),
    createdByName: text().notNull().default(""),
    createdByLogin: text().notNull().default(""),
    createdAt: createdAt(),
    /** The last sign of life; an old one means that its process was killed. */
    progressAt: instant(),
    finishedAt: instant(),
  },
  (t) => [
    uniqueIndex("usage_files_content").on(t.sourceId, t.fileSha256).where(sql`${t.status} <> 'cancelled'`),
    index("usage_files_open").on(t.id).where(sql`${t.status} in ('queued','running')`),
    check("usage_files_status", sql`${t.status} in ('queued','running','done','failed','cancelled')`),
  ],
);

/** Lines of a file as they stood in it, some thousand together. Gone once they are rated. */
export const usageFileParts = pgTable(
  "usage_file_parts",
  {
    fileId: ref()
      .notNull()
      .references(() => usageFiles.id, { onDelete: "cascade" }),
    part: integer().notNull(),
    /** Where the part begins, and how many of its lines hold a record. */
    firstLine: integer().notNull(),
    lines: integer().notNull(),
    content: bytes().notNull(),
  },
  (t) => [primaryKey({ columns: [t.fileId, t.part] })],
);

/**
 * Which records have come in: each once, by what its source calls it, whichever way it came. Written before anything is
 * rated, so that of two who bring the same record at once the second finds it there.
 */
export const usageCalls = pgTable(
  "usage_calls",
  {
    sourceId: ref().notNull(),
    callId: text().notNull(),
    /** The record as it is rated now; of one that waits in the queue the id it will have. */
    recordId: ref().notNull(),
  },
  (t) => [primaryKey({ columns: [t.sourceId, t.callId] })],
);

export const usageRecordIds = pgSequence("usage_record_ids");

/**
 * Call detail: what was used, what it costs and why, one row each time a record was rated. Partitioned by the month of
 * rating, as the journal is by that of posting. Owners are copied from the customer's row when it is rated.
 */
export const usageRecords = pgTable(
  "usage_records",
  {
    id: bigint({ mode: "number" }).notNull().default(sql`nextval('usage_record_ids')`),
    ratedAt: instant().notNull().default(sql`clock_timestamp()`),
    /** Set when it was rated anew: another row stands for it now. */
    supersededAt: instant(),
    sourceId: ref().notNull(),
    fileId: ref(),
    callId: text().notNull(),
    /** 1, then one more each time it was rated anew. */
    version: integer().notNull().default(1),
    customerId: ref().notNull(),
    resellerId: resellerId(),
    distributorId: distributorId(),
    accountId: ref().notNull(),
    kind: text().notNull(),
    fromNumber: text().notNull().default(""),
    /** As dialled, and as prefixes are written. */
    dialled: text().notNull().default(""),
    toNumber: text().notNull().default(""),
    occurredAt: instant().notNull(),
    answeredAt: instant(),
    endedAt: instant(),
    /** The day of `occurredAt` in the customer's billing time zone. */
    day: date({ mode: "string" }).notNull(),
    disposition: text().notNull(),
    durationSeconds: integer().notNull(),
    billableSeconds: integer().notNull(),
    /** Seconds, pieces or bytes: as used, as charged, and what the price is for. */
    used: quantity().notNull(),
    charged: quantity().notNull(),
    per: quantity().notNull(),
    /** Why nothing is charged: omitted, not_answered, nothing_used, free_seconds. */
    waived: text(),
    tariffId: ref(),
    tariffName: text().notNull().default(""),
    rateId: ref(),
    prefix: text(),
    destination: text().notNull().default(""),
    variant: text(),
    /** Of the rate, when it was rated. */
    price: money(),
    connectFee: money(),
    /** The volume discount that applied, and whose counter it took from: a line's, or (0) the whole customer's. */
    entryId: ref(),
    counterAccountId: ref(),
    /** Stretches of the charged quantity, how each was charged, and its share of the amount. */
    parts: jsonb()
      .$type<{ quantity: string; kind: string; value: string; grantKey: string | null; amount: string }[]>()
      .notNull(),
    amount: money().notNull(),
    currency: text().notNull(),
    /** What moved the balance; null for what is kept without a charge. */
    xdrId: ref(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.ratedAt] }),
    index("usage_records_customer").on(t.customerId, t.occurredAt, t.id),
    index("usage_records_account").on(t.accountId, t.occurredAt, t.id),
    index("usage_records_reseller").on(t.resellerId, t.id),
    index("usage_records_tariff").on(t.tariffId, t.day),
    check("usage_records_kind", sql`${t.kind} in ('call','message','data','event')`),
    check(
      "usage_records_quantities",
      sql`${t.used} >= 0 and ${t.charged} >= 0 and ${t.per} > 0 and ${t.amount} >= 0`,
    ),
  ],
);

/** Records that could not be rated, each with a reason a person can act on; and lines that no record could be read from. */
export const unratedUsage = pgTable(
  "unrated_usage",
  {
    id: id(),
    resellerId: resellerId(),
    distributorId: distributorId(),
    customerId: ref(),
    accountId: ref(),
    sourceId: ref()
      .notNull()
      .references(() => usageSources.id),
    fileId: ref(),
    lineNo: integer(),
    /** Of a line that could not be read a digest of it. */
    callId: text().notNull(),
    reason: text().notNull(),
    message: text().notNull(),
    /** What came in: a line, its values, or values by name. */
    raw: jsonb().$type<unknown>().notNull(),
    /** What a person put in place of what the record says. */
    accountKey: text(),
    toNumber: text(),
    /** For the list: as the record says, when it could be read. */
    kind: text(),
    occurredAt: instant(),
    attempts: integer().notNull().default(1),
    triedAt: instant().notNull(),
    createdAt: createdAt(),
    resolvedAt: instant(),
    discardedAt: instant(),
    discardReason: text().notNull().default(""),
  },
  (t) => [
    uniqueIndex("unrated_usage_call").on(t.sourceId, t.callId),
    index("unrated_usage_open")
      .on(t.reason, t.id)
      .where(sql`${t.resolvedAt} is null and ${t.discardedAt} is null`),
    index("unrated_usage_file").on(t.fileId, t.id),
    index("unrated_usage_customer").on(t.customerId, t.id).where(sql`${t.customerId} is not null`),
  ],
);

/**
 * Quantities given by volume discounts and what was used of them, under the customer's lock (`Grant` in usage's rules). An
 * entry may leave its plan later, so none is referred to.
 * `account_id` 0 is the whole customer: what its own plan and its own add-ons give, all its lines use together.
 */
export const usageCounters = pgTable(
  "usage_counters",
  {
    customerId: ref()
      .notNull()
      .references(() => customers.id),
    accountId: ref().notNull(),
    entryId: ref().notNull(),
    /** Unique among those of one subscriber: entry, period and step; or the top-up. */
    key: text().notNull(),
    periodStart: date({ mode: "string" }),
    step: integer(),
    kind: text().notNull(),
    value: money().notNull(),
    /** Null: without an end. */
    granted: quantity(),
    used: quantity().notNull(),
    usableFrom: date({ mode: "string" }).notNull(),
    expiresOn: date({ mode: "string" }),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.accountId, t.entryId, t.key] }),
    check("usage_counters_used", sql`${t.used} >= 0 and ${t.used} <= ${t.granted}`),
    check("usage_counters_kind", sql`${t.kind} in ('free','percent_off','fixed_price')`),
  ],
);

/** Quantity that was added by hand to what a plan includes. */
export const usageTopUps = pgTable(
  "usage_top_ups",
  {
    id: id(),
    customerId: ref().notNull(),
    resellerId: resellerId(),
    distributorId: distributorId(),
    /** 0: of the whole customer. */
    accountId: ref().notNull(),
    entryId: ref().notNull(),
    quantity: quantity().notNull(),
    /** Days of the customer's billing time zone; the last one is included. */
    usableFrom: date({ mode: "string" }).notNull(),
    lastDay: date({ mode: "string" }),
    reason: text().notNull().default(""),
    createdByName: text().notNull().default(""),
    createdAt: createdAt(),
  },
  (t) => [
    unique("usage_top_ups_owner").on(t.id, t.customerId),
    index("usage_top_ups_customer").on(t.customerId, t.id),
    customerOwnersFk("usage_top_ups_customer_fk", t),
    check("usage_top_ups_quantity", sql`${t.quantity} > 0`),
  ],
);
