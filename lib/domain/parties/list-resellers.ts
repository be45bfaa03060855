import { and, eq, getTableColumns, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { HOUSE, resellers } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { countUpTo, keyset, type ListPage, pageInput, type SortColumn } from "@/lib/platform/keyset-page";
import { containing } from "@/lib/platform/like";
import { shownContact } from "./contact";
import { listRead } from "./list-read";
import { PARTNER_STATUSES } from "./rules/partner-status";
import type { ResellerRow } from "./store";

/** The database says what it sorts by: its lower case is not JavaScript's for every letter. */
type Keyed = ResellerRow & { nameKey: string };

const SORTS = {
  name: { by: sql`lower(${resellers.name})`, type: "text", of: (row) => row.nameKey },
  created: { by: sql`${resellers.createdAt}`, type: "timestamptz", of: (row) => row.createdAt.toISOString() },
  id: { by: sql`${resellers.id}`, type: "bigint", of: (row) => row.id },
} satisfies Record<string, SortColumn<Keyed>>;

const input = z.object({
  ...pageInput(["name", "created", "id"]),
  status: z.enum(PARTNER_STATUSES).optional(),
});

async function run(read: Reader, list: z.output<typeof input>): Promise<ListPage<ResellerRow>> {
  const where = visibleAnd(
    read.actor,
    "resellers",
    ne(resellers.id, HOUSE),
    list.q ? sql`lower(${resellers.name}) like ${containing(list.q)}` : undefined,
    list.status && eq(resellers.status, list.status),
  );
  const keys = keyset<Keyed>(list, SORTS[list.sort], { by: sql`${resellers.id}`, of: (row) => row.id });
  const rows = await read.tx
    .select({ ...getTableColumns(resellers), nameKey: sql<string>`lower(${resellers.name})` })
    .from(resellers)
    .where(and(where, keys.where))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  const count = await countUpTo(read.tx, sql`select 1 from ${resellers} where ${where}`);
  const page = keys.page(rows);
  return {
    ...page,
    rows: page.rows.map(({ nameKey: _, ...row }) => ({ ...row, ...shownContact(read.actor, row) })),
    count,
  };
}

/** The resellers, without the row that stands for the company itself. */
export const listResellers = query({
  name: "reseller.list",
  permission: "reseller:read",
  impersonation: "deny",
  input,
  reads: listRead("reseller"),
  run,
});
