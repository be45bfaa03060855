export type ClassTerms = { resellerId: number; currency: string | null };

/**
 * Why a customer class can't be given to a customer, or null when it fits: it must be managed by the customer's
 * own side, and a class with a currency serves only customers of that currency.
 */
export function classMisfit(
  cls: ClassTerms,
  customer: { resellerId: number; currency: string },
): string | null {
  if (cls.resellerId !== customer.resellerId) return "Choose a class of the customer's own provider.";
  if (cls.currency !== null && cls.currency !== customer.currency)
    return `This class is for customers billed in ${cls.currency}.`;
  return null;
}
