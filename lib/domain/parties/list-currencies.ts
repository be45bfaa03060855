import { and, ilike, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { company, currencies } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import { countUpTo, keyset, type ListPage, pageInput } from "@/lib/platform/keyset-page";
import { containing } from "@/lib/platform/like";
import { type CurrencyItem, currencyColumns, shownCurrency } from "./currency-rows";

const input = z.object({ ...pageInput(["code"]), active: z.enum(["yes", "no"]).optional() });

async function run(read: Reader, list: z.output<typeof input>): Promise<ListPage<CurrencyItem>> {
  const pattern = containing(list.q);
  const where = and(
    sql`true`,
    list.q ? or(ilike(currencies.code, pattern), ilike(currencies.name, pattern)) : undefined,
    list.active && sql`${currencies.active} = ${list.active === "yes"}`,
  ) as SQL;
  const byCode = { by: sql`${currencies.code}`, type: "text" as const, of: (row: CurrencyItem) => row.code };
  const keys = keyset<CurrencyItem>(list, byCode);
  const rows = await read.tx
    .select({ ...currencyColumns, isBase: sql<boolean>`${company.id} is not null` })
    .from(currencies)
    .leftJoin(company, sql`${company.baseCurrency} = ${currencies.code}`)
    .where(and(where, keys.where))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  const count = await countUpTo(read.tx, sql`select 1 from ${currencies} where ${where}`);
  return { ...keys.page(rows.map(shownCurrency)), count };
}

/** The currencies there are, with their terms. */
export const listCurrencies = query({
  name: "currency.list",
  permission: "settings:read",
  impersonation: "deny",
  input,
  reads: null,
  run,
});
