import { eq, inArray } from "drizzle-orm";
import { customerDiscountPlans, customerTariffs, products, productTariffs } from "@/db/schema";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import type { PlainDate } from "@/lib/platform/time";
import type { ProductKind } from "./create-product";
import type { UsageService } from "./rules/tariff-terms";
import type { ServiceTariff } from "./store";

/** The tariff of each service that has one. */
export type ServiceTariffs = Partial<Record<UsageService, number>>;

/** What a product says about rating: `kind` and `precedence` decide among several products of one account. */
export type ProductRating = {
  id: number;
  kind: ProductKind;
  precedence: number;
  tariffs: ServiceTariffs;
  discountPlanId: number | null;
  taxCategory: string;
};

/** How the usage of products is rated, also of archived ones: who has a product keeps it. A part. */
export async function readProductRating(
  read: Reader,
  productIds: readonly number[],
): Promise<Map<number, ProductRating>> {
  if (productIds.length === 0) return new Map();
  const rows = await read.tx
    .select({
      id: products.id,
      kind: products.kind,
      precedence: products.precedence,
      discountPlanId: products.discountPlanId,
      taxCategory: products.taxCategory,
    })
    .from(products)
    .where(visibleAnd(read.actor, "products", inArray(products.id, [...productIds])));
  const found = new Map(
    rows.map((row): [number, ProductRating] => [
      row.id,
      { ...row, kind: row.kind as ProductKind, tariffs: {} },
    ]),
  );
  if (found.size === 0) return found;
  for (const { productId, service, tariffId } of await read.tx
    .select()
    .from(productTariffs)
    .where(inArray(productTariffs.productId, [...found.keys()]))) {
    const product = found.get(productId);
    if (product) product.tariffs[service as UsageService] = tariffId;
  }
  return found;
}

/** What a customer has instead of what its products say. */
export type CustomerRating = {
  tariffs: ServiceTariffs;
  /** `since`: the day it was given, in the customer's billing zone. */
  discountPlan: { id: number; since: PlainDate } | null;
};

/** Tariffs and volume discount plans of customers' own; a customer without any is left out. A part. */
export async function readCustomerRating(
  read: Reader,
  customerIds: readonly number[],
): Promise<Map<number, CustomerRating>> {
  const found = new Map<number, CustomerRating>();
  if (customerIds.length === 0) return found;
  const of = (customerId: number): CustomerRating => {
    const rating = found.get(customerId) ?? { tariffs: {}, discountPlan: null };
    found.set(customerId, rating);
    return rating;
  };
  const ids = [...customerIds];
  for (const row of await read.tx
    .select()
    .from(customerTariffs)
    .where(visibleAnd(read.actor, "customerTariffs", inArray(customerTariffs.customerId, ids))))
    of(row.customerId).tariffs[row.service as UsageService] = row.tariffId;
  for (const row of await read.tx
    .select()
    .from(customerDiscountPlans)
    .where(visibleAnd(read.actor, "customerDiscountPlans", inArray(customerDiscountPlans.customerId, ids))))
    of(row.customerId).discountPlan = { id: row.discountPlanId, since: row.since };
  return found;
}

/** The tariffs of one product that was found within the actor's sight. */
export async function readServiceTariffs(read: Reader, productId: number): Promise<ServiceTariff[]> {
  const rows = await read.tx.select().from(productTariffs).where(eq(productTariffs.productId, productId));
  return rows.map(({ service, tariffId }) => ({ service: service as UsageService, tariffId }));
}
