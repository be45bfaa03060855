import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { accounts, products, subscriptions } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { countUpTo } from "@/lib/platform/keyset-page";
import { findPlan } from "./find-plan";
import { selectProducts, shownProduct } from "./product-view";

/** One product with its plan, and where it is in use: accounts it is the main product of, subscriptions through it. */
export const getProduct = query({
  name: "product.get",
  permission: "product:read",
  impersonation: "allow",
  input: z.object({ productId: idInput() }),
  reads: null,
  async run(read, { productId }) {
    const where = visibleAnd(read.actor, "products", eq(products.id, productId));
    const [row] = await selectProducts(read, where);
    if (!row) throw notFound("product");
    const using = (table: typeof accounts | typeof subscriptions) =>
      countUpTo(
        read.tx,
        sql`select 1 from ${table} where ${table.productId} = ${row.id} and ${table.closedAt} is null`,
      );
    return {
      ...shownProduct(row),
      plan: row.planId === null ? null : await findPlan(read, row.planId),
      usage: { accounts: await using(accounts), subscriptions: await using(subscriptions) },
    };
  },
});
