import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { disputes } from "@/db/schema";
import { listRead } from "@/lib/domain/parties";
import { emptyIsAbsent, idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { countUpTo, keyset, type ListPage, pageInput } from "@/lib/platform/keyset-page";
import { type DisputeItem, type DisputeRow, selectDisputes, toDisputeItem } from "./dispute-rows";
import { DISPUTE_STATES } from "./rules/dispute";

const { q: _, ...page } = pageInput(["id"]);
const input = z.object({
  ...page,
  dir: z.enum(["asc", "desc"]).default("desc"),
  state: emptyIsAbsent(z.enum(DISPUTE_STATES).optional()),
  customerId: emptyIsAbsent(idInput().optional()),
  invoiceId: emptyIsAbsent(idInput().optional()),
});

const disputeWhere = (read: Reader, { state, customerId, invoiceId }: z.output<typeof input>) =>
  visibleAnd(
    read.actor,
    "disputes",
    state && eq(disputes.state, state),
    customerId ? eq(disputes.customerId, customerId) : undefined,
    invoiceId ? eq(disputes.invoiceId, invoiceId) : undefined,
  );

/** Disputes in sight, the newest first. */
export const listDisputes = query({
  name: "dispute.list",
  permission: "collection:read",
  impersonation: "allow",
  input,
  reads: listRead("dispute"),
  async run(read, asked): Promise<ListPage<DisputeItem>> {
    const keys = keyset<DisputeRow>(asked, {
      by: sql`${disputes.id}`,
      type: "bigint",
      of: ({ dispute }) => dispute.id,
    });
    const where = disputeWhere(read, asked);
    const rows = await selectDisputes(read)
      .where(keys.where ? sql`${where} and ${keys.where}` : where)
      .orderBy(...keys.orderBy)
      .limit(keys.limit);
    const { rows: shown, ...rest } = keys.page(rows);
    const count = await countUpTo(read.tx, sql`select 1 from ${disputes} where ${where}`);
    return { ...rest, count, rows: shown.map((row) => toDisputeItem(read, row)) };
  },
});
