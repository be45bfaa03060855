import type { Database } from "@/db/client";
import { accounts, customers, planFees, planPromotions, plans } from "@/db/schema";
import type { Estate } from "./factories";

const one = <T>(rows: T[]): T => {
  const [row] = rows;
  if (!row) throw new Error("insert returned no row");
  return row;
};

type PlanValues = Partial<typeof plans.$inferInsert>;

/** A plan of an estate's owner with a monthly fee; no fee when `fee` is null. */
export async function makePlan(
  db: Database,
  estate: Estate,
  name: string,
  fee: string | null,
  values: PlanValues = {},
): Promise<number> {
  const plan = one(
    await db
      .insert(plans)
      .values({ resellerId: estate.resellerId, name, currency: "USD", ...values })
      .returning(),
  );
  if (fee !== null) await db.insert(planFees).values({ planId: plan.id, billingPeriod: "monthly", fee });
  return plan.id;
}

/** A customer of an estate with nothing yet. */
export async function makeCustomer(
  db: Database,
  estate: Estate,
  name: string,
  values: Partial<typeof customers.$inferInsert> = {},
): Promise<number> {
  const { resellerId, distributorId, classId } = estate;
  const row = { resellerId, distributorId, classId, name, currency: "USD", ...values };
  return one(await db.insert(customers).values(row).returning()).id;
}

export async function makeAccount(
  db: Database,
  estate: Estate,
  customerId: number,
  identifier: string,
  values: Partial<typeof accounts.$inferInsert> = {},
): Promise<number> {
  const { resellerId, distributorId } = estate;
  const row = { resellerId, distributorId, customerId, identifier, activatesOn: "2026-01-01", ...values };
  return one(await db.insert(accounts).values(row).returning()).id;
}

/** What John of scenario T-S can buy: Essentials 20, Netflix 9.99 with a free first month, HBO 15. */
export async function makeStreamingPlans(db: Database, estate: Estate) {
  const essentials = await makePlan(db, estate, "Essentials", "20");
  const netflix = await makePlan(db, estate, "Netflix", "9.99");
  await db.insert(planPromotions).values({ planId: netflix, fromPeriod: 1, periods: 1, kind: "free" });
  const hbo = await makePlan(db, estate, "HBO", "15");
  return { essentials, netflix, hbo };
}
