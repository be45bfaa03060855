import { z } from "zod";
import {
  assertDiscountFits,
  assertServiceTariffsFit,
  readCustomerRating,
  serviceTariffs,
  tariffWords,
  USAGE_SERVICES,
} from "@/lib/domain/catalog";
import { idInput, optionalId } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { customerEntity } from "./entity";
import { saveCustomerDiscount, saveCustomerTariffs } from "./rating-store";
import { assertOpen, lockCustomer } from "./store";

/**
 * Gives a customer tariffs and a volume discount plan of its own, before those of its products, for what is rated from
 * now on. A service without one is rated by the products again. Another discount plan counts from today.
 */
export const updateCustomerRating = operation({
  name: "customer.update_rating",
  permission: "customer:update",
  impersonation: "allow",
  input: z.object({
    customerId: idInput(),
    tariffs: serviceTariffs().prefault({}),
    discountPlanId: optionalId(),
  }),
  async run(work, { customerId, tariffs, discountPlanId }) {
    const customer = await lockCustomer(work, customerId);
    assertOpen(customer);
    const rating = (await readCustomerRating(work, [customerId])).get(customerId);
    const had = USAGE_SERVICES.flatMap((service) => {
      const tariffId = rating?.tariffs[service];
      return tariffId === undefined ? [] : [{ service, tariffId }];
    });
    const chosen = tariffs.filter(({ service, tariffId }) => rating?.tariffs[service] !== tariffId);
    await assertServiceTariffsFit(work, chosen, customer);
    await saveCustomerTariffs(work, customer, tariffs);
    const before = rating?.discountPlan?.id ?? null;
    if (discountPlanId !== before) {
      if (discountPlanId !== null) await assertDiscountFits(work, discountPlanId, customer);
      const since = work.today(customer.billingTimeZone);
      await saveCustomerDiscount(work, customer, discountPlanId === null ? null : { discountPlanId, since });
    }
    work.audit.changed(
      customerEntity(customer),
      { ...tariffWords(had), discountPlan: before },
      { ...tariffWords(tariffs), discountPlan: discountPlanId },
    );
    return { customerId };
  },
});
