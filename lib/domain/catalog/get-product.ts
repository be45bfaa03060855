import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { accounts, discountPlans, products, productTariffs, subscriptions, tariffs } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { countUpTo } from "@/lib/platform/keyset-page";
import { findPlan } from "./find-plan";
import { selectProducts, shownProduct } from "./product-view";
import type { UsageService } from "./rules/tariff-terms";

const namedTariffs = async (read: Reader, productId: number) =>
  (
    await read.tx
      .select({ service: productTariffs.service, id: tariffs.id, name: tariffs.name })
      .from(productTariffs)
      .innerJoin(tariffs, eq(tariffs.id, productTariffs.tariffId))
      .where(eq(productTariffs.productId, productId))
      .orderBy(productTariffs.service)
  ).map((row) => ({ ...row, service: row.service as UsageService }));

async function namedDiscount(read: Reader, planId: number | null) {
  if (planId === null) return null;
  const [row] = await read.tx
    .select({ id: discountPlans.id, name: discountPlans.name })
    .from(discountPlans)
    .where(eq(discountPlans.id, planId));
  return row ?? null;
}

/** One product with its plan, its tariffs and discounts, and where it is in use: accounts it is the main product of, subscriptions through it. */
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
      tariffs: await namedTariffs(read, row.id),
      discountPlan: await namedDiscount(read, row.discountPlanId),
      plan: row.planId === null ? null : await findPlan(read, row.planId),
      usage: { accounts: await using(accounts), subscriptions: await using(subscriptions) },
    };
  },
});
