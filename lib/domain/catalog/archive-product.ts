import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { productEntity } from "./entities";
import { lockProduct, saveProduct } from "./store";

/** Takes a product off the shelf. Accounts that have it keep it. */
export const archiveProduct = operation({
  name: "product.archive",
  permission: "product:manage",
  impersonation: "allow",
  input: z.object({ productId: idInput() }),
  async run(work, { productId }) {
    const before = await lockProduct(work, productId);
    assertThat(before.archivedAt === null, "This product is archived already.");
    await saveProduct(work, productId, { archivedAt: work.now });
    work.audit.property(productEntity(before), "archivedAt", null, work.now);
    return { productId };
  },
});
