import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { customerDiscountPlans, customers, products } from "@/db/schema";
import { visibleTo } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { countUpTo } from "@/lib/platform/keyset-page";

const NAMED = 20;

/** What has a volume discount plan: products on offer by name (the first twenty), and how many open customers. */
export async function discountUsers(read: Reader, planId: number) {
  const onOffer = await read.tx
    .select({ id: products.id, name: products.name, kind: products.kind })
    .from(products)
    .where(
      and(
        visibleTo(read.actor, "products"),
        eq(products.discountPlanId, planId),
        isNull(products.archivedAt),
      ),
    )
    .orderBy(asc(products.nameKey))
    .limit(NAMED);
  const having = sql`select 1 from ${customerDiscountPlans}
    join ${customers} on ${customers.id} = ${customerDiscountPlans.customerId}
    where ${customerDiscountPlans.discountPlanId} = ${planId} and ${customers.closedAt} is null`;
  return { products: onOffer, customers: await countUpTo(read.tx, having) };
}
