import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { discountPlans, resellers } from "@/db/schema";
import { ownerFilter } from "@/lib/domain/parties";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { countUpTo, keyset, type ListPage, pageInput, type SortColumn } from "@/lib/platform/keyset-page";
import type { DiscountPlanRow } from "./discount-store";
import { archivedFilter, nameMatch } from "./input";
import { archivedIs, nameLike } from "./list-filters";
import { readEntries } from "./read-discounts";
import type { DiscountEntry, DiscountStep } from "./rules/discount-terms";
import { writeQuantity } from "./rules/quantity-words";

/** An entry as it is shown and typed: quantities as a person counts them (minutes, pieces, MB), null for no end. */
export type DiscountEntryView = Omit<DiscountEntry, "steps"> & {
  steps: (Omit<DiscountStep, "quantity"> & { quantity: string | null })[];
};

/** A volume discount plan as lists and pages show it. */
export type DiscountPlanView = Omit<DiscountPlanRow, "nameKey"> & {
  /** Null when the company itself manages it. */
  ownerName: string | null;
  entries: DiscountEntryView[];
};

const shownEntry = (entry: DiscountEntry): DiscountEntryView => ({
  ...entry,
  steps: entry.steps.map((step) => ({
    ...step,
    quantity: step.quantity === null ? null : writeQuantity(step.quantity, entry.service),
  })),
});

type Raw = DiscountPlanRow & { ownerName: string | null };

export const selectDiscountPlans = (read: Reader, where: SQL | undefined) =>
  read.tx
    .select({
      ...getTableColumns(discountPlans),
      ownerName: sql<string | null>`nullif(${resellers.name}, '')`,
    })
    .from(discountPlans)
    .innerJoin(resellers, eq(resellers.id, discountPlans.resellerId))
    .where(where);

export const shownDiscountPlan = (
  { nameKey: _, ...row }: Raw,
  entries: DiscountEntry[] | undefined,
): DiscountPlanView => ({ ...row, entries: (entries ?? []).map(shownEntry) });

const SORTS = {
  name: { by: sql`${discountPlans.nameKey}`, type: "text", of: (row) => row.nameKey },
  created: {
    by: sql`${discountPlans.createdAt}`,
    type: "timestamptz",
    of: (row) => row.createdAt.toISOString(),
  },
} satisfies Record<string, SortColumn<Raw>>;

/** Volume discount plans with their entries; a catalogue holds nothing personal. */
export const listDiscountPlans = query({
  name: "discount_plan.list",
  permission: "tariff:read",
  impersonation: "allow",
  input: z.object({
    ...pageInput(["name", "created"]),
    match: nameMatch(),
    archived: archivedFilter(),
    currency: z.string().optional(),
    owner: ownerFilter(),
  }),
  reads: null,
  async run(read, list): Promise<ListPage<DiscountPlanView>> {
    const where = visibleAnd(
      read.actor,
      "discountPlans",
      nameLike(discountPlans.nameKey, list.q, list.match),
      archivedIs(discountPlans.archivedAt, list.archived),
      list.currency ? eq(discountPlans.currency, list.currency) : undefined,
      list.owner === undefined ? undefined : eq(discountPlans.resellerId, list.owner),
    );
    const id = { by: sql`${discountPlans.id}`, of: (row: Raw) => row.id };
    const keys = keyset<Raw>(list, SORTS[list.sort], id);
    const rows = await selectDiscountPlans(read, and(where, keys.where))
      .orderBy(...keys.orderBy)
      .limit(keys.limit);
    const count = await countUpTo(read.tx, sql`select 1 from ${discountPlans} where ${where}`);
    const page = keys.page(rows);
    const entries = await readEntries(
      read,
      page.rows.map((row) => row.id),
    );
    return { ...page, rows: page.rows.map((row) => shownDiscountPlan(row, entries.get(row.id))), count };
  },
});
