import { and, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { customerClasses } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { countUpTo, keyset, type ListPage, pageInput, type SortColumn } from "@/lib/platform/keyset-page";
import { containing } from "@/lib/platform/like";
import { type ClassItem, type RawClass, selectClasses, shownClass } from "./class-rows";
import { ownerFilter } from "./input";

const SORTS = {
  name: { by: sql`lower(${customerClasses.name})`, type: "text", of: (row) => row.nameKey },
  created: { by: sql`${customerClasses.id}`, type: "bigint", of: (row) => row.id },
} satisfies Record<string, SortColumn<RawClass>>;

const input = z.object({ ...pageInput(["name", "created"]), owner: ownerFilter() });

async function run(read: Reader, list: z.output<typeof input>): Promise<ListPage<ClassItem>> {
  const where: SQL = visibleAnd(
    read.actor,
    "customerClasses",
    list.q ? sql`lower(${customerClasses.name}) like ${containing(list.q)}` : undefined,
    list.owner === undefined ? undefined : eq(customerClasses.resellerId, list.owner),
  );
  const id = { by: sql`${customerClasses.id}`, of: (row: RawClass) => row.id };
  const keys = keyset<RawClass>(list, SORTS[list.sort], id);
  const rows = await selectClasses(read, and(where, keys.where))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  const count = await countUpTo(read.tx, sql`select 1 from ${customerClasses} where ${where}`);
  const page = keys.page(rows);
  return { ...page, rows: page.rows.map(shownClass), count };
}

/** Customer classes; they hold policy, no personal data. */
export const listCustomerClasses = query({
  name: "customer_class.list",
  permission: "settings:read",
  impersonation: "allow",
  input,
  reads: null,
  run,
});
