import { eq } from "drizzle-orm";
import { customerDiscountPlans, customerTariffs } from "@/db/schema";
import type { UsageService } from "@/lib/domain/catalog";
import type { Work } from "@/lib/kernel/work";
import type { PlainDate } from "@/lib/platform/time";
import type { CustomerRow } from "./entity";

const ownersOf = ({ id, resellerId, distributorId }: CustomerRow) => ({
  customerId: id,
  resellerId,
  distributorId,
});

/** Makes the tariffs of a locked customer's own what is wanted, one for a service at most. */
export async function saveCustomerTariffs(
  work: Work,
  customer: CustomerRow,
  wanted: readonly { service: UsageService; tariffId: number }[],
): Promise<void> {
  await work.tx.delete(customerTariffs).where(eq(customerTariffs.customerId, customer.id));
  if (wanted.length > 0)
    await work.tx.insert(customerTariffs).values(wanted.map((one) => ({ ...one, ...ownersOf(customer) })));
}

/** Gives a locked customer a volume discount plan of its own, or takes it away. */
export async function saveCustomerDiscount(
  work: Work,
  customer: CustomerRow,
  plan: { discountPlanId: number; since: PlainDate } | null,
): Promise<void> {
  await work.tx.delete(customerDiscountPlans).where(eq(customerDiscountPlans.customerId, customer.id));
  if (plan) await work.tx.insert(customerDiscountPlans).values({ ...plan, ...ownersOf(customer) });
}
