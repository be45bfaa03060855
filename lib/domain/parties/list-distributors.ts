import { and, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { distributors, HOUSE } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { countUpTo, keyset, type ListPage, pageInput, type SortColumn } from "@/lib/platform/keyset-page";
import { containing } from "@/lib/platform/like";
import {
  type DistributorItem,
  type RawDistributor,
  selectDistributors,
  shownDistributor,
} from "./distributor-rows";
import { ownerFilter } from "./input";
import { listRead } from "./list-read";
import { PARTNER_STATUSES } from "./rules/partner-status";

const SORTS = {
  name: { by: sql`lower(${distributors.name})`, type: "text", of: (raw) => raw.nameKey },
  created: {
    by: sql`${distributors.createdAt}`,
    type: "timestamptz",
    of: ({ row }) => row.createdAt.toISOString(),
  },
  id: { by: sql`${distributors.id}`, type: "bigint", of: ({ row }) => row.id },
} satisfies Record<string, SortColumn<RawDistributor>>;

const input = z.object({
  ...pageInput(["name", "created", "id"]),
  status: z.enum(PARTNER_STATUSES).optional(),
  owner: ownerFilter(),
});

async function run(read: Reader, list: z.output<typeof input>): Promise<ListPage<DistributorItem>> {
  const where = visibleAnd(
    read.actor,
    "distributors",
    ne(distributors.id, HOUSE),
    list.q ? sql`lower(${distributors.name}) like ${containing(list.q)}` : undefined,
    list.status && eq(distributors.status, list.status),
    list.owner === undefined ? undefined : eq(distributors.resellerId, list.owner),
  );
  const id = { by: sql`${distributors.id}`, of: ({ row }: RawDistributor) => row.id };
  const keys = keyset<RawDistributor>(list, SORTS[list.sort], id);
  const rows = await selectDistributors(read, and(where, keys.where))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  const count = await countUpTo(read.tx, sql`select 1 from ${distributors} where ${where}`);
  const page = keys.page(rows);
  return { ...page, rows: page.rows.map((row) => shownDistributor(read.actor, row)), count };
}

/** The distributors of the company and of its resellers, or of one reseller. */
export const listDistributors = query({
  name: "distributor.list",
  permission: "distributor:read",
  impersonation: "allow",
  input,
  reads: listRead("distributor"),
  run,
});
