import { and, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { customers, numberSeries, resellers } from "@/db/schema";
import { shownName } from "@/lib/domain/customers";
import { listRead } from "@/lib/domain/parties";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { countUpTo, keyset, type ListPage, pageInput, type SortColumn } from "@/lib/platform/keyset-page";
import { containing } from "@/lib/platform/like";
import { NUMBER_SCOPES, type NumberScope } from "./rules/numbering";

export type NumberSeriesItem = {
  id: number;
  scope: NumberScope;
  pattern: string;
  /** 0 for one that never begins again. */
  year: number;
  lastNumber: number;
  /** Of the company, a reseller or a customer; 0 for the company. */
  ownerId: number;
  /** Null for the company. */
  ownerName: string | null;
};

const SORTS = {
  created: { by: sql`${numberSeries.id}`, type: "bigint", of: (row) => row.id },
  last: { by: sql`${numberSeries.lastNumber}`, type: "bigint", of: (row) => row.lastNumber },
} satisfies Record<string, SortColumn<NumberSeriesItem>>;

const input = z.object({ ...pageInput(["created", "last"]), scope: z.enum(NUMBER_SCOPES).optional() });

const selectSeries = (read: Reader, where: SQL | undefined) =>
  read.tx
    .select({
      id: numberSeries.id,
      scope: numberSeries.scope,
      pattern: numberSeries.pattern,
      year: numberSeries.year,
      lastNumber: numberSeries.lastNumber,
      ownerId: numberSeries.ownerId,
      customerName: customers.name,
      resellerName: resellers.name,
    })
    .from(numberSeries)
    .leftJoin(customers, and(eq(numberSeries.scope, "customer"), eq(customers.id, numberSeries.ownerId)))
    .leftJoin(resellers, and(eq(numberSeries.scope, "reseller"), eq(resellers.id, numberSeries.ownerId)))
    .where(where);

async function run(read: Reader, list: z.output<typeof input>): Promise<ListPage<NumberSeriesItem>> {
  const where = visibleAnd(
    read.actor,
    "numberSeries",
    list.q ? sql`lower(${numberSeries.pattern}) like ${containing(list.q)}` : undefined,
    list.scope && eq(numberSeries.scope, list.scope),
  );
  const id = { by: sql`${numberSeries.id}`, of: (row: NumberSeriesItem) => row.id };
  const keys = keyset<NumberSeriesItem>(list, SORTS[list.sort], list.sort === "created" ? undefined : id);
  const rows = await selectSeries(read, and(where, keys.where))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  const count = await countUpTo(read.tx, sql`select 1 from ${numberSeries} where ${where}`);
  const items = rows.map(
    ({ customerName, resellerName, scope, ...row }): NumberSeriesItem => ({
      ...row,
      scope: scope as NumberScope,
      ownerName: customerName === null ? resellerName || null : shownName(read.actor, customerName),
    }),
  );
  return { ...keys.page(items), count };
}

/** The series that invoice numbers come from, each with the last number it gave. */
export const listNumberSeries = query({
  name: "number_series.list",
  permission: "settings:read",
  impersonation: "allow",
  input,
  reads: listRead("number_series"),
  run,
});
