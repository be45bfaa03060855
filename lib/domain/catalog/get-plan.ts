import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { products } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { countUpTo } from "@/lib/platform/keyset-page";
import { findPlan } from "./find-plan";
import { liveSubscriptions } from "./plan-in-use";

const NAMED = 20;

/** One plan, the products on offer that have it (the first twenty by name), and how many subscriptions do. */
export const getPlan = query({
  name: "plan.get",
  permission: "plan:read",
  impersonation: "allow",
  input: z.object({ planId: idInput() }),
  reads: null,
  async run(read, { planId }) {
    const plan = await findPlan(read, planId);
    if (!plan) throw notFound("plan");
    const having = and(
      visibleTo(read.actor, "products"),
      eq(products.planId, planId),
      isNull(products.archivedAt),
    );
    const named = await read.tx
      .select({ id: products.id, name: products.name, kind: products.kind })
      .from(products)
      .where(having)
      .orderBy(asc(products.nameKey))
      .limit(NAMED);
    return {
      ...plan,
      products: { named, count: await countUpTo(read.tx, sql`select 1 from ${products} where ${having}`) },
      subscriptions: await countUpTo(read.tx, liveSubscriptions(planId)),
    };
  },
});
