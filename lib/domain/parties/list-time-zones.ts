import { and, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { company, timeZones } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import { countUpTo, keyset, type ListPage, pageInput } from "@/lib/platform/keyset-page";
import { containing } from "@/lib/platform/like";

export type TimeZoneItem = { name: string; active: boolean; isCompany: boolean };

const input = z.object({ ...pageInput(["name"]), active: z.enum(["yes", "no"]).optional() });

async function run(read: Reader, list: z.output<typeof input>): Promise<ListPage<TimeZoneItem>> {
  const where = and(
    sql`true`,
    list.q ? sql`lower(${timeZones.name}) like ${containing(list.q)}` : undefined,
    list.active && sql`${timeZones.active} = ${list.active === "yes"}`,
  ) as SQL;
  const byName = { by: sql`${timeZones.name}`, type: "text" as const, of: (row: TimeZoneItem) => row.name };
  const keys = keyset<TimeZoneItem>(list, byName);
  const rows = await read.tx
    .select({
      name: timeZones.name,
      active: timeZones.active,
      isCompany: sql<boolean>`${company.id} is not null`,
    })
    .from(timeZones)
    .leftJoin(company, sql`${company.timeZone} = ${timeZones.name}`)
    .where(and(where, keys.where))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  const count = await countUpTo(read.tx, sql`select 1 from ${timeZones} where ${where}`);
  return { ...keys.page(rows), count };
}

/** The time zones there are. */
export const listTimeZones = query({
  name: "time_zone.list",
  permission: "settings:read",
  impersonation: "deny",
  input,
  reads: null,
  run,
});
