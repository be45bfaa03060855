import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { assertDiscountFits } from "./discount-part";
import { productEntity } from "./entities";
import { assertPlanFits } from "./product-plan";
import { readServiceTariffs } from "./read-rating";
import { lockProduct, saveProduct } from "./store";
import { assertServiceTariffsFit } from "./tariff-part";

/** Puts an archived product back on offer; its plan, tariffs and discounts must be on offer too. */
export const restoreProduct = operation({
  name: "product.restore",
  permission: "product:manage",
  impersonation: "allow",
  input: z.object({ productId: idInput() }),
  async run(work, { productId }) {
    const before = await lockProduct(work, productId);
    assertThat(before.archivedAt !== null, "This product is not archived.");
    if (before.planId) await assertPlanFits(work, before.planId, before);
    if (before.discountPlanId) await assertDiscountFits(work, before.discountPlanId, before);
    await assertServiceTariffsFit(work, await readServiceTariffs(work, productId), before);
    await saveProduct(work, productId, { archivedAt: null });
    work.audit.property(productEntity(before), "archivedAt", before.archivedAt, null);
    return { productId };
  },
});
