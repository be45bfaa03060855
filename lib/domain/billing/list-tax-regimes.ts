import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { taxRegimes } from "@/db/schema";
import { ownerFilter } from "@/lib/domain/parties";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { countUpTo, keyset, type ListPage, pageInput, type SortColumn } from "@/lib/platform/keyset-page";
import { containing } from "@/lib/platform/like";
import { type RawRegime, selectRegimes, type TaxRegimeView, withTaxes } from "./tax-rows";

const SORTS = {
  name: { by: sql`lower(${taxRegimes.name})`, type: "text", of: (row) => row.nameKey },
  created: { by: sql`${taxRegimes.id}`, type: "bigint", of: (row) => row.id },
} satisfies Record<string, SortColumn<RawRegime>>;

const input = z.object({
  ...pageInput(["name", "created"]),
  archived: z.enum(["no", "yes", "all"]).default("no"),
  owner: ownerFilter(),
});

const archivedIs = (wanted: "no" | "yes" | "all"): SQL | undefined =>
  wanted === "all"
    ? undefined
    : wanted === "yes"
      ? isNotNull(taxRegimes.archivedAt)
      : isNull(taxRegimes.archivedAt);

async function run(read: Reader, list: z.output<typeof input>): Promise<ListPage<TaxRegimeView>> {
  const where: SQL = visibleAnd(
    read.actor,
    "taxRegimes",
    list.q ? sql`lower(${taxRegimes.name}) like ${containing(list.q)}` : undefined,
    archivedIs(list.archived),
    list.owner === undefined ? undefined : eq(taxRegimes.resellerId, list.owner),
  );
  const id = { by: sql`${taxRegimes.id}`, of: (row: RawRegime) => row.id };
  const keys = keyset<RawRegime>(list, SORTS[list.sort], id);
  const rows = await selectRegimes(read, and(where, keys.where))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  const count = await countUpTo(read.tx, sql`select 1 from ${taxRegimes} where ${where}`);
  const page = keys.page(rows);
  return { ...page, rows: await withTaxes(read, page.rows), count };
}

/** Tax regimes with their taxes and rates; they hold nothing personal. */
export const listTaxRegimes = query({
  name: "tax_regime.list",
  permission: "settings:read",
  impersonation: "allow",
  input,
  reads: null,
  run,
});
