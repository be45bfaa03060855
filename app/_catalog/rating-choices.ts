import type { RatingChoices } from "@/components/catalog/rating-fields";
import { listDiscountChoices, listTariffChoices } from "@/lib/domain/catalog";
import { can, type Loaded } from "@/lib/transport/session";
import { namedByOwner, ownersFor } from "./owners";

/** The tariffs and volume discount plans to choose from, of one owner or of all told apart; null for those who may not see them. */
export async function ratingChoices(
  { ctx, session }: Loaded,
  of: { owner?: number; currency?: string } = {},
): Promise<RatingChoices | null> {
  if (!can(session, "tariff:read")) return null;
  const [tariffs, discounts, owners] = await Promise.all([
    listTariffChoices(ctx, of),
    listDiscountChoices(ctx, of),
    of.owner === undefined ? ownersFor({ ctx, session }) : null,
  ]);
  return { tariffs: namedByOwner(tariffs, owners), discounts: namedByOwner(discounts, owners) };
}
