export type PlanOffer = { resellerId: number; currency: string; archived: boolean };

/** Why a plan can't be a product's, or null: one owner, one currency, and still on offer. */
export function planMisfit(
  plan: PlanOffer,
  product: { resellerId: number; currency: string },
): string | null {
  if (plan.resellerId !== product.resellerId) return "Choose a plan that the product's owner manages.";
  if (plan.currency !== product.currency)
    return `This plan is in ${plan.currency}; the product is in ${product.currency}.`;
  if (plan.archived) return "This plan is archived. Restore it or choose another.";
  return null;
}
