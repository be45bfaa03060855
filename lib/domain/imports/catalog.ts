import { eq, inArray, sql } from "drizzle-orm";
import { planFees, plans, products } from "@/db/schema";
import {
  insertPlan,
  insertProduct,
  type PlanFee,
  planEntity,
  productEntity,
  runningFee,
} from "@/lib/domain/catalog";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader, Work } from "@/lib/kernel/work";
import { conflict } from "@/lib/platform/errors";
import {
  type CatalogNeeds,
  nameKey,
  type PlanNeed,
  type ProductNeed,
  planConflict,
  productConflict,
} from "./rules/catalog-needs";

/** What one owner's catalogue has of the needs, by name key; what it lacks; and what stands in the way. */
export type Catalog = {
  planIds: Map<string, number>;
  productIds: Map<string, number>;
  missingPlans: PlanNeed[];
  missingProducts: ProductNeed[];
  problems: string[];
};

async function readPlans(read: Reader, resellerId: number, needs: readonly PlanNeed[]) {
  if (needs.length === 0) return [];
  const keys = needs.map(({ name }) => nameKey(name));
  const rows = await read.tx
    .select()
    .from(plans)
    .where(visibleAnd(read.actor, "plans", eq(plans.resellerId, resellerId), inArray(plans.nameKey, keys)));
  const ids = rows.map(({ id }) => id);
  const fees =
    ids.length > 0 ? await read.tx.select().from(planFees).where(inArray(planFees.planId, ids)) : [];
  return rows.map((row) => {
    const own = fees.filter(({ planId }) => planId === row.id) as unknown as PlanFee[];
    return {
      id: row.id,
      name: row.name,
      currency: row.currency,
      archived: row.archivedAt !== null,
      fee: runningFee(own, "monthly"),
    };
  });
}

const readProducts = (read: Reader, resellerId: number, needs: readonly ProductNeed[]) =>
  needs.length === 0
    ? []
    : read.tx
        .select({
          id: products.id,
          name: products.name,
          kind: products.kind,
          currency: products.currency,
          archived: sql<boolean>`${products.archivedAt} is not null`,
          planName: plans.name,
        })
        .from(products)
        .leftJoin(plans, eq(plans.id, products.planId))
        .where(
          visibleAnd(
            read.actor,
            "products",
            eq(products.resellerId, resellerId),
            inArray(
              products.nameKey,
              needs.map(({ name }) => nameKey(name)),
            ),
          ),
        );

const byName = <T extends { name: string }>(rows: readonly T[]) =>
  new Map(rows.map((row) => [nameKey(row.name), row]));

/** Compares an owner's catalogue with what is needed of it. Reads only. */
export async function readCatalog(
  read: Reader,
  resellerId: number,
  currency: string,
  needs: CatalogNeeds,
): Promise<Catalog> {
  const foundPlans = byName(await readPlans(read, resellerId, needs.plans));
  const foundProducts = byName(await readProducts(read, resellerId, needs.products));
  const problems: (string | null)[] = [
    ...needs.plans.map((need) => {
      const found = foundPlans.get(nameKey(need.name));
      return found ? planConflict(need, found, currency) : null;
    }),
    ...needs.products.map((need) => {
      const found = foundProducts.get(nameKey(need.name));
      return found ? productConflict(need, found, currency) : null;
    }),
  ];
  return {
    planIds: new Map([...foundPlans].map(([key, { id }]) => [key, id])),
    productIds: new Map([...foundProducts].map(([key, { id }]) => [key, id])),
    missingPlans: needs.plans.filter(({ name }) => !foundPlans.has(nameKey(name))),
    missingProducts: needs.products.filter(({ name }) => !foundProducts.has(nameKey(name))),
    problems: problems.filter((one) => one !== null),
  };
}

type Cause = { type: "import"; id: number };

/**
 * The same, with what is missing created: plans with their list price as the monthly fee, and the products around them.
 * @throws {DomainError} conflict when something of the name is there already and differs.
 */
export async function ensureCatalog(
  work: Work,
  owner: { resellerId: number; currency: string },
  needs: CatalogNeeds,
  cause: Cause,
): Promise<Pick<Catalog, "planIds" | "productIds">> {
  const catalog = await readCatalog(work, owner.resellerId, owner.currency, needs);
  if (catalog.problems.length > 0) throw conflict(catalog.problems.join(" "));
  for (const { name, fee } of catalog.missingPlans) {
    const fees = [{ billingPeriod: "monthly" as const, periods: 0, fee }];
    const row = await insertPlan(work, { ...owner, name, fees, promotions: [], createdAt: work.now });
    catalog.planIds.set(nameKey(name), row.id);
    work.audit.created(planEntity(row), { name, currency: owner.currency, fees }, { cause });
  }
  for (const { name, kind, planName } of catalog.missingProducts) {
    const planId = planName === null ? null : (catalog.planIds.get(nameKey(planName)) ?? null);
    const row = await insertProduct(work, { ...owner, name, kind, planId, createdAt: work.now });
    catalog.productIds.set(nameKey(name), row.id);
    work.audit.created(productEntity(row), { name, kind, planId, currency: owner.currency }, { cause });
  }
  return catalog;
}
