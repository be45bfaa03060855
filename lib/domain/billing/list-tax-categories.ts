import { sql } from "drizzle-orm";
import { z } from "zod";
import { plans, products, taxes, taxRates, taxRegimes } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import { NOT_TAXED } from "./rules/tax-regime";

const MOST = 500;

/** The tax categories in use: of plans and products, and those that a rate is for; "not_taxed" always. */
export const listTaxCategories = query({
  name: "tax_category.list",
  permission: "plan:read",
  impersonation: "allow",
  input: z.object({}),
  reads: null,
  async run(read) {
    const { rows } = await read.tx.execute<{ category: string }>(sql`
      select category from (
        select ${plans.taxCategory} as category from ${plans} where ${visibleTo(read.actor, "plans")}
        union select ${products.taxCategory} from ${products} where ${visibleTo(read.actor, "products")}
        union select ${taxRates.category} from ${taxRates}
          join ${taxes} on ${taxes.id} = ${taxRates.taxId}
          join ${taxRegimes} on ${taxRegimes.id} = ${taxes.regimeId}
          where ${taxRates.category} is not null and ${visibleTo(read.actor, "taxRegimes")}
      ) as used where category <> '' and category <> ${NOT_TAXED} order by 1 limit ${MOST}`);
    return [...rows.map(({ category }) => category), NOT_TAXED];
  },
});
