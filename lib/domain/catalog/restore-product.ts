import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { productEntity } from "./entities";
import { assertPlanFits } from "./product-plan";
import { lockProduct, saveProduct } from "./store";

/** Puts an archived product back on offer; its plan must be on offer too. */
export const restoreProduct = operation({
  name: "product.restore",
  permission: "product:manage",
  impersonation: "allow",
  input: z.object({ productId: idInput() }),
  async run(work, { productId }) {
    const before = await lockProduct(work, productId);
    assertThat(before.archivedAt !== null, "This product is not archived.");
    if (before.planId) await assertPlanFits(work, before.planId, before);
    await saveProduct(work, productId, { archivedAt: null });
    work.audit.property(productEntity(before), "archivedAt", before.archivedAt, null);
    return { productId };
  },
});
