import type { RatingChoices } from "@/components/catalog/rating-fields";
import { listDiscountChoices, listTariffChoices } from "@/lib/domain/catalog";
import { can, type Loaded } from "@/lib/transport/session";

/** The tariffs and volume discount plans to choose from; null for those who may not see them. */
export async function ratingChoices(
  { ctx, session }: Loaded,
  of: { owner?: number; currency?: string } = {},
): Promise<RatingChoices | null> {
  if (!can(session, "tariff:read")) return null;
  const [tariffs, discounts] = await Promise.all([listTariffChoices(ctx, of), listDiscountChoices(ctx, of)]);
  return { tariffs, discounts };
}
