import { and, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { products } from "@/db/schema";
import { ownerFilter } from "@/lib/domain/parties";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { countUpTo, keyset, type ListPage, pageInput, type SortColumn } from "@/lib/platform/keyset-page";
import { PRODUCT_KINDS } from "./create-product";
import { archivedFilter, nameMatch } from "./input";
import { archivedIs, nameLike } from "./list-filters";
import { type ProductView, type RawProduct, selectProducts, shownProduct } from "./product-view";

const SORTS = {
  name: { by: sql`${products.nameKey}`, type: "text", of: (row) => row.nameKey },
  created: { by: sql`${products.createdAt}`, type: "timestamptz", of: (row) => row.createdAt.toISOString() },
  precedence: { by: sql`${products.precedence}`, type: "numeric", of: (row) => row.precedence },
} satisfies Record<string, SortColumn<RawProduct>>;

const input = z.object({
  ...pageInput(["name", "created", "precedence"]),
  match: nameMatch(),
  archived: archivedFilter(),
  kind: z.enum(PRODUCT_KINDS).optional(),
  owner: ownerFilter(),
  planId: z.coerce.number().int().positive().optional(),
});

const filtersOf = (list: z.output<typeof input>): (SQL | undefined)[] => [
  nameLike(products.nameKey, list.q, list.match),
  archivedIs(products.archivedAt, list.archived),
  list.kind && eq(products.kind, list.kind),
  list.owner === undefined ? undefined : eq(products.resellerId, list.owner),
  list.planId === undefined ? undefined : eq(products.planId, list.planId),
];

async function run(read: Reader, list: z.output<typeof input>): Promise<ListPage<ProductView>> {
  const where = visibleAnd(read.actor, "products", ...filtersOf(list));
  const id = { by: sql`${products.id}`, of: (row: RawProduct) => row.id };
  const keys = keyset<RawProduct>(list, SORTS[list.sort], id);
  const rows = await selectProducts(read, and(where, keys.where))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  const count = await countUpTo(read.tx, sql`select 1 from ${products} where ${where}`);
  const page = keys.page(rows);
  return { ...page, rows: page.rows.map(shownProduct), count };
}

/** Main products and add-ons; a catalogue holds nothing personal. */
export const listProducts = query({
  name: "product.list",
  permission: "product:read",
  impersonation: "allow",
  input,
  reads: null,
  run,
});
