import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { precedenceOf } from "./create-product";
import { productEntity } from "./entities";
import { productTerms } from "./input";
import { assertPlanFits } from "./product-plan";
import { lockProduct, saveProduct } from "./store";

/** Changes a product. Another plan is for those who get the product from now on; who has it keeps the plan they have. */
export const updateProduct = operation({
  name: "product.update",
  permission: "product:manage",
  impersonation: "allow",
  input: z.object({ productId: idInput(), ...productTerms }),
  async run(work, { productId, ...typed }) {
    const before = await lockProduct(work, productId);
    if (typed.planId && typed.planId !== before.planId) await assertPlanFits(work, typed.planId, before);
    const terms = { ...typed, precedence: precedenceOf(before.kind, typed.precedence) };
    const after = await saveProduct(work, productId, terms);
    work.audit.changed(productEntity(after), before, terms);
    return { productId };
  },
});
