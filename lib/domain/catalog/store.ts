import { eq } from "drizzle-orm";
import { planFees, planPromotions, plans, products, productTariffs } from "@/db/schema";
import { type ConstraintMessages, explaining } from "@/lib/kernel/constraints";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { readTerms } from "./read-terms";
import type { PlanTerms } from "./rules/plan-terms";
import type { UsageService } from "./rules/tariff-terms";

export type PlanRow = typeof plans.$inferSelect;
export type ProductRow = typeof products.$inferSelect;
/** By which tariff a service is rated. */
export type ServiceTariff = { service: UsageService; tariffId: number };
export type LockedPlan = PlanRow & Pick<PlanTerms, "fees" | "promotions">;

/** The row of a statement that touches exactly one. @throws {Error} when it touched none. */
export function only<Row>(rows: Row[]): Row {
  const [row] = rows;
  if (!row) throw new Error("a write touched no row");
  return row;
}

/** What to tell who gives something a name that another of the same owner has. */
export const taken = (index: string, what: string): ConstraintMessages => ({
  [index]: { field: "name", message: `There is a ${what} of this name already.` },
});

/** The plan with its prices and promotions. @throws {DomainError} not_found, also when it is out of sight. */
export async function lockPlan(work: Work, planId: number): Promise<LockedPlan> {
  const where = visibleAnd(work.actor, "plans", eq(plans.id, planId));
  const [row] = await work.tx.select().from(plans).where(where).for("update");
  if (!row) throw notFound("plan");
  const terms = (await readTerms(work, [planId])).get(planId);
  return { ...row, fees: terms?.fees ?? [], promotions: terms?.promotions ?? [] };
}

type PlanValues = Omit<typeof plans.$inferInsert, "id"> & Pick<PlanTerms, "fees" | "promotions">;

async function insertTerms(work: Work, planId: number, terms: Pick<PlanTerms, "fees" | "promotions">) {
  if (terms.fees.length > 0)
    await work.tx.insert(planFees).values(terms.fees.map((fee) => ({ ...fee, planId })));
  if (terms.promotions.length > 0)
    await work.tx.insert(planPromotions).values(terms.promotions.map((one) => ({ ...one, planId })));
}

export async function insertPlan(work: Work, { fees, promotions, ...values }: PlanValues): Promise<PlanRow> {
  const row = await explaining(taken("plans_name", "plan"), async () =>
    only(await work.tx.insert(plans).values(values).returning()),
  );
  await insertTerms(work, row.id, { fees, promotions });
  return row;
}

/** Saves a plan's own columns; prices and promotions are replaced as a whole when given. */
export async function savePlan(
  work: Work,
  planId: number,
  { fees, promotions, ...values }: Partial<PlanValues>,
): Promise<PlanRow> {
  const row = await explaining(taken("plans_name", "plan"), async () =>
    only(await work.tx.update(plans).set(values).where(eq(plans.id, planId)).returning()),
  );
  if (fees && promotions) {
    await work.tx.delete(planFees).where(eq(planFees.planId, planId));
    await work.tx.delete(planPromotions).where(eq(planPromotions.planId, planId));
    await insertTerms(work, planId, { fees, promotions });
  }
  return row;
}

/** @throws {DomainError} not_found, also when it is out of sight. */
export async function lockProduct(work: Work, productId: number): Promise<ProductRow> {
  const where = visibleAnd(work.actor, "products", eq(products.id, productId));
  const [row] = await work.tx.select().from(products).where(where).for("update");
  if (!row) throw notFound("product");
  return row;
}

export const insertProduct = (work: Work, values: typeof products.$inferInsert): Promise<ProductRow> =>
  explaining(taken("products_name", "product"), async () =>
    only(await work.tx.insert(products).values(values).returning()),
  );

export const saveProduct = (work: Work, id: number, values: Partial<ProductRow>): Promise<ProductRow> =>
  explaining(taken("products_name", "product"), async () =>
    only(await work.tx.update(products).set(values).where(eq(products.id, id)).returning()),
  );

/** Makes the tariffs of a product what is wanted, one for a service at most. */
export async function saveProductTariffs(
  work: Work,
  product: { id: number; resellerId: number },
  wanted: readonly ServiceTariff[],
): Promise<void> {
  await work.tx.delete(productTariffs).where(eq(productTariffs.productId, product.id));
  if (wanted.length > 0)
    await work.tx
      .insert(productTariffs)
      .values(wanted.map((one) => ({ ...one, productId: product.id, resellerId: product.resellerId })));
}
