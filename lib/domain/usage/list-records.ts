import { and, eq, gte, isNull, lte, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { usageRecords } from "@/db/schema";
import { USAGE_SERVICES } from "@/lib/domain/catalog";
import { listRead } from "@/lib/domain/parties";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { countUpTo, keyset, type ListPage, pageInput } from "@/lib/platform/keyset-page";
import { maybe, maybeDay, maybeId } from "./input";
import { type RecordRow, selectRecords, toUsageItem, type UsageItem } from "./record-rows";

const { q: _, ...page } = pageInput(["id"]);
const input = z.object({
  ...page,
  dir: z.enum(["asc", "desc"]).default("desc"),
  customerId: maybeId(),
  accountId: maybeId(),
  fileId: maybeId(),
  kind: maybe(z.enum(USAGE_SERVICES)),
  /** Days of each customer's billing time zone, both included. */
  from: maybeDay(),
  to: maybeDay(),
});
type Asked = z.output<typeof input>;

const whereOf = (read: Reader, wanted: Asked): SQL =>
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
function keysOf(read: Reader, asked: Asked) {
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

/** What was used, the newest first, each record as it is rated now. */
export const listRecords = query({
  name: "usage.list_records",
  permission: "usage:read",
  impersonation: "allow",
  input,
  reads: listRead("usage_record"),
  async run(read, asked): Promise<ListPage<UsageItem>> {
    const where = whereOf(read, asked);
    const keys = keysOf(read, asked);
    const rows = await selectRecords(read)
      .where(and(where, keys.where))
      .orderBy(...keys.orderBy)
      .limit(keys.limit);
    const { rows: shown, ...rest } = keys.page(rows);
    const count = await countUpTo(read.tx, sql`select 1 from ${usageRecords} where ${where}`);
    return { ...rest, rows: shown.map((row) => toUsageItem(read, row)), count };
  },
});
