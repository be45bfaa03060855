import { and, eq, gte, isNull, lte, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { usageRecords } from "@/db/schema";
import { USAGE_SERVICES } from "@/lib/domain/catalog";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { keyset, type PageInput } from "@/lib/platform/keyset-page";
import { maybe, maybeDay, maybeId } from "./input";
import { type RecordRow, selectRecords, toUsageItem } from "./record-rows";

/** What narrows call detail; everything given must hold. */
export const recordFilterShape = {
  customerId: maybeId(),
  accountId: maybeId(),
  fileId: maybeId(),
  kind: maybe(z.enum(USAGE_SERVICES)),
  /** Days of each customer's billing time zone, both included. */
  from: maybeDay(),
  to: maybeDay(),
};
const shape = z.object(recordFilterShape);
export type RecordFilter = z.output<typeof shape>;

/** The records an actor asks for as they are rated now, always within what it may see. */
export const recordWhere = (read: Reader, wanted: RecordFilter): SQL =>
  visibleAnd(
    read.actor,
    "usageRecords",
    isNull(usageRecords.supersededAt),
    wanted.customerId ? eq(usageRecords.customerId, wanted.customerId) : undefined,
    wanted.accountId ? eq(usageRecords.accountId, wanted.accountId) : undefined,
    wanted.fileId ? eq(usageRecords.fileId, wanted.fileId) : undefined,
    wanted.kind ? eq(usageRecords.kind, wanted.kind) : undefined,
    wanted.from ? gte(usageRecords.day, wanted.from) : undefined,
    wanted.to ? lte(usageRecords.day, wanted.to) : undefined,
  );

/** Calls of one customer or line are read as they happened; anything wider in the order of rating. */
function keysOf(read: Reader, asked: PageInput & RecordFilter) {
  const { kind } = read.actor;
  const isOnes = kind === "customer" || kind === "account" || asked.customerId || asked.accountId;
  const id = { by: sql`${usageRecords.id}`, of: ({ record }: RecordRow) => record.id };
  if (!isOnes) return keyset<RecordRow>(asked, { ...id, type: "bigint" });
  return keyset<RecordRow>(
    asked,
    {
      by: sql`${usageRecords.occurredAt}`,
      type: "timestamptz",
      of: ({ record }) => record.occurredAt.toISOString(),
    },
    id,
  );
}

/** One page of call detail. */
export async function recordPage(read: Reader, asked: PageInput & RecordFilter) {
  const keys = keysOf(read, asked);
  const rows = await selectRecords(read)
    .where(and(recordWhere(read, asked), keys.where))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  const { rows: shown, ...rest } = keys.page(rows);
  return { ...rest, rows: shown.map((row) => toUsageItem(read, row)) };
}
