import { eq } from "drizzle-orm";
import { products } from "@/db/schema";
import type { CustomerRow } from "@/lib/domain/customers";
import type { Work } from "@/lib/kernel/work";
import { invalid } from "@/lib/platform/errors";

/**
 * A line has one main product, of its customer's own provider and currency, still on offer.
 * @throws {DomainError} invalid for any other, absent or out of sight alike.
 */
export async function assertMainProduct(
  work: Work,
  productId: number,
  customer: Pick<CustomerRow, "resellerId" | "currency">,
): Promise<void> {
  const [product] = await work.tx.select().from(products).where(eq(products.id, productId)).for("share");
  const fits =
    product?.kind === "main" &&
    product.archivedAt === null &&
    product.resellerId === customer.resellerId &&
    product.currency === customer.currency;
  const message = `Choose a main product on offer in ${customer.currency}.`;
  if (!fits) throw invalid(message, { productId: [message] });
}
