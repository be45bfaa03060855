import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { z } from "zod";
import { destinationGroups, resellers } from "@/db/schema";
import { ownerFilter } from "@/lib/domain/parties";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { countUpTo, keyset, type ListPage, pageInput } from "@/lib/platform/keyset-page";
import type { GroupRow } from "./discount-store";
import { nameMatch } from "./input";
import { nameLike } from "./list-filters";

/** A group as lists show it. */
export type GroupItem = {
  id: number;
  name: string;
  resellerId: number;
  /** Null when the company itself manages it. */
  ownerName: string | null;
  prefixes: number;
  /** The first few of them. */
  some: string[];
};

const FIRST = 8;
type Raw = GroupRow & Pick<GroupItem, "ownerName" | "prefixes" | "some">;

/** Destination groups with how many prefixes they have; a catalogue holds nothing personal. */
export const listDestinationGroups = query({
  name: "destination_group.list",
  permission: "tariff:read",
  impersonation: "allow",
  input: z.object({ ...pageInput(["name"]), match: nameMatch(), owner: ownerFilter() }),
  reads: null,
  async run(read, list): Promise<ListPage<GroupItem>> {
    const where = visibleAnd(
      read.actor,
      "destinationGroups",
      nameLike(destinationGroups.nameKey, list.q, list.match),
      list.owner === undefined ? undefined : eq(destinationGroups.resellerId, list.owner),
    );
    const keys = keyset<Raw>(
      list,
      { by: sql`${destinationGroups.nameKey}`, type: "text", of: (row) => row.nameKey },
      { by: sql`${destinationGroups.id}`, of: (row) => row.id },
    );
    const of = sql`from destination_group_prefixes p where p.group_id = ${destinationGroups.id}`;
    const rows = await read.tx
      .select({
        ...getTableColumns(destinationGroups),
        ownerName: sql<string | null>`nullif(${resellers.name}, '')`,
        prefixes: sql<number>`(select count(*)::int ${of})`,
        some: sql<string[]>`array(select p.prefix ${of} order by p.prefix limit ${sql.raw(String(FIRST))})`,
      })
      .from(destinationGroups)
      .innerJoin(resellers, eq(resellers.id, destinationGroups.resellerId))
      .where(and(where, keys.where))
      .orderBy(...keys.orderBy)
      .limit(keys.limit);
    const count = await countUpTo(read.tx, sql`select 1 from ${destinationGroups} where ${where}`);
    const page = keys.page(rows);
    const shown = ({ nameKey: _, createdAt: _at, ...row }: Raw): GroupItem => row;
    return { ...page, rows: page.rows.map(shown), count };
  },
});
