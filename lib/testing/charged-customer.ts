import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import {
  customerBalances,
  customers,
  planFees,
  plans,
  subscriptionCharges,
  subscriptions,
} from "@/db/schema";
import { chargeFees } from "@/lib/domain/subscriptions";
import { adminContext } from "./contexts";

let count = 0;

export type PlanGiven = Partial<typeof plans.$inferInsert> & { fee?: string };

/** A plan in US dollars, 30 a month in advance if nothing else is said. */
export async function makePlan({ fee = "30", ...more }: PlanGiven = {}): Promise<number> {
  const [plan] = await db()
    .insert(plans)
    .values({ name: `Charged plan ${++count}`, currency: "USD", ...more })
    .returning();
  await db().insert(planFees).values({ planId: plan!.id, billingPeriod: "monthly", fee });
  return plan!.id;
}

/** One customer whose subscriptions are charged day by day of a story, at noon UTC unless a moment is given. */
export class ChargedCustomer {
  constructor(readonly customerId: number) {}

  static async make(classId: number, more: Partial<typeof customers.$inferInsert> = {}) {
    const values = { classId, name: `Charged customer ${++count}`, currency: "USD", ...more };
    const [row] = await db().insert(customers).values(values).returning();
    return new ChargedCustomer(row!.id);
  }

  async subscribe(planId: number, from: string, more: Partial<typeof subscriptions.$inferInsert> = {}) {
    const dates = { startOn: from, activatedOn: from, recurringFee: "30" };
    const values = { customerId: this.customerId, planId, ...dates, ...more };
    const [row] = await db().insert(subscriptions).values(values).returning();
    return row!.id;
  }

  /** What a bill run on this day charges. */
  bill(day: string, inAdvance = false) {
    return chargeFees(onDay(day), { customerId: this.customerId, inAdvance });
  }

  /** Everything charged and given back, in the order of posting: "fee 2026-06-01 2026-07-01 30". */
  async charged(): Promise<string[]> {
    const rows = await db()
      .select()
      .from(subscriptionCharges)
      .where(eq(subscriptionCharges.customerId, this.customerId))
      .orderBy(subscriptionCharges.id);
    return rows.map(
      ({ component, periodFrom, periodTo, amount }) =>
        `${component} ${periodFrom} ${periodTo} ${Number(amount)}`,
    );
  }

  async balance(): Promise<number> {
    const [row] = await db()
      .select()
      .from(customerBalances)
      .where(eq(customerBalances.customerId, this.customerId));
    return Number(row?.balance ?? 0);
  }
}

/** An operator at noon UTC of a day, or at a moment. */
export const onDay = (day: string) =>
  adminContext(db(), { now: new Date(day.includes("T") ? day : `${day}T12:00:00Z`) });
