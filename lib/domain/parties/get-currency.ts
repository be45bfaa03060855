import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { company, currencies } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { notFound } from "@/lib/platform/errors";
import { currencyColumns, shownCurrency } from "./currency-rows";
import { currencyCode } from "./input";

/** One currency with its terms. */
export const getCurrency = query({
  name: "currency.get",
  permission: "settings:read",
  impersonation: "deny",
  input: z.object({ code: currencyCode() }),
  reads: null,
  async run(read, { code }) {
    const [row] = await read.tx
      .select({ ...currencyColumns, isBase: sql<boolean>`${company.id} is not null` })
      .from(currencies)
      .leftJoin(company, eq(company.baseCurrency, currencies.code))
      .where(eq(currencies.code, code));
    if (!row) throw notFound("currency");
    return shownCurrency(row);
  },
});
