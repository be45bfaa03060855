import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { precedenceOf } from "./create-product";
import { assertDiscountFits } from "./discount-part";
import { productEntity } from "./entities";
import { productTerms } from "./input";
import { assertPlanFits } from "./product-plan";
import { readServiceTariffs } from "./read-rating";
import { lockProduct, saveProduct, saveProductTariffs } from "./store";
import { assertServiceTariffsFit, tariffWords } from "./tariff-part";

/**
 * Changes a product. Another plan is for those who get the product from now on; who has it keeps the plan they have.
 * Another tariff or volume discount plan is for everyone, for what is rated from now on.
 */
export const updateProduct = operation({
  name: "product.update",
  permission: "product:manage",
  impersonation: "allow",
  input: z.object({ productId: idInput(), ...productTerms }),
  async run(work, { productId, tariffs, ...typed }) {
    const before = await lockProduct(work, productId);
    if (typed.planId && typed.planId !== before.planId) await assertPlanFits(work, typed.planId, before);
    const { discountPlanId } = typed;
    if (discountPlanId && discountPlanId !== before.discountPlanId)
      await assertDiscountFits(work, discountPlanId, before);
    const had = await readServiceTariffs(work, productId);
    const chosen = tariffs.filter(
      (one) => !had.some((other) => other.service === one.service && other.tariffId === one.tariffId),
    );
    await assertServiceTariffsFit(work, chosen, before);
    const terms = { ...typed, precedence: precedenceOf(before.kind, typed.precedence) };
    const after = await saveProduct(work, productId, terms);
    await saveProductTariffs(work, before, tariffs);
    const old = { ...before, ...tariffWords(had) };
    work.audit.changed(productEntity(after), old, { ...terms, ...tariffWords(tariffs) });
    return { productId };
  },
});
