import { eq } from "drizzle-orm";
import { z } from "zod";
import {
  customerDiscountPlans,
  customers,
  customerTariffs,
  discountPlans,
  tariffs as tariffRows,
} from "@/db/schema";
import type { UsageService } from "@/lib/domain/catalog";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";

/** What a customer has instead of the tariffs and the volume discount plan of its products, by name. */
export const getCustomerRating = query({
  name: "customer.get_rating",
  permission: "tariff:read",
  impersonation: "allow",
  input: z.object({ customerId: idInput() }),
  reads: null,
  async run(read, { customerId }) {
    const [customer] = await read.tx
      .select({ currency: customers.currency, resellerId: customers.resellerId })
      .from(customers)
      .where(visibleAnd(read.actor, "customers", eq(customers.id, customerId)));
    if (!customer) throw notFound("customer");
    const tariffs = await read.tx
      .select({ service: customerTariffs.service, id: tariffRows.id, name: tariffRows.name })
      .from(customerTariffs)
      .innerJoin(tariffRows, eq(tariffRows.id, customerTariffs.tariffId))
      .where(eq(customerTariffs.customerId, customerId))
      .orderBy(customerTariffs.service);
    const [discountPlan] = await read.tx
      .select({ id: discountPlans.id, name: discountPlans.name, since: customerDiscountPlans.since })
      .from(customerDiscountPlans)
      .innerJoin(discountPlans, eq(discountPlans.id, customerDiscountPlans.discountPlanId))
      .where(eq(customerDiscountPlans.customerId, customerId));
    return {
      ...customer,
      tariffs: tariffs.map((row) => ({ ...row, service: row.service as UsageService })),
      discountPlan: discountPlan ?? null,
    };
  },
});
