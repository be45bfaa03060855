import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { resellers, tariffs } from "@/db/schema";
import { ownerFilter } from "@/lib/domain/parties";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { countUpTo, keyset, type ListPage, pageInput, type SortColumn } from "@/lib/platform/keyset-page";
import { archivedFilter, nameMatch } from "./input";
import { archivedIs, nameLike } from "./list-filters";
import { termsOf } from "./read-tariffs";
import { type TariffTerms, USAGE_SERVICES } from "./rules/tariff-terms";
import type { TariffRow } from "./tariff-store";

/** A tariff as lists and pages show it. */
export type TariffView = TariffTerms & {
  id: number;
  resellerId: number;
  /** Null when the company itself manages it. */
  ownerName: string | null;
  archivedAt: Date | null;
  createdAt: Date;
};

export type RawTariff = TariffRow & { ownerName: string | null };

export const shownTariff = (row: RawTariff): TariffView => ({
  ...termsOf(row),
  id: row.id,
  resellerId: row.resellerId,
  ownerName: row.ownerName,
  archivedAt: row.archivedAt,
  createdAt: row.createdAt,
});

/** Tariffs with the name of their owner; a part of the list and of the single view. */
export const selectTariffs = (read: Reader, where: SQL | undefined) =>
  read.tx
    .select({ ...getTableColumns(tariffs), ownerName: sql<string | null>`nullif(${resellers.name}, '')` })
    .from(tariffs)
    .innerJoin(resellers, eq(resellers.id, tariffs.resellerId))
    .where(where);

const SORTS = {
  name: { by: sql`${tariffs.nameKey}`, type: "text", of: (row) => row.nameKey },
  created: { by: sql`${tariffs.createdAt}`, type: "timestamptz", of: (row) => row.createdAt.toISOString() },
} satisfies Record<string, SortColumn<RawTariff>>;

const input = z.object({
  ...pageInput(["name", "created"]),
  match: nameMatch(),
  archived: archivedFilter(),
  service: z.enum(USAGE_SERVICES).optional(),
  currency: z.string().optional(),
  owner: ownerFilter(),
});

const filtersOf = (list: z.output<typeof input>): (SQL | undefined)[] => [
  nameLike(tariffs.nameKey, list.q, list.match),
  archivedIs(tariffs.archivedAt, list.archived),
  list.service && eq(tariffs.service, list.service),
  list.currency ? eq(tariffs.currency, list.currency) : undefined,
  list.owner === undefined ? undefined : eq(tariffs.resellerId, list.owner),
];

async function run(read: Reader, list: z.output<typeof input>): Promise<ListPage<TariffView>> {
  const where = visibleAnd(read.actor, "tariffs", ...filtersOf(list));
  const id = { by: sql`${tariffs.id}`, of: (row: RawTariff) => row.id };
  const keys = keyset<RawTariff>(list, SORTS[list.sort], id);
  const rows = await selectTariffs(read, and(where, keys.where))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  const count = await countUpTo(read.tx, sql`select 1 from ${tariffs} where ${where}`);
  const page = keys.page(rows);
  return { ...page, rows: page.rows.map(shownTariff), count };
}

/** Price lists with their terms; a catalogue holds nothing personal. */
export const listTariffs = query({
  name: "tariff.list",
  permission: "tariff:read",
  impersonation: "allow",
  input,
  reads: null,
  run,
});
