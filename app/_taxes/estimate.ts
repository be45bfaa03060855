import type { EstimateAnswer } from "@/components/taxes/tax-calculator";
import { listTaxCategories, type TaxEstimate } from "@/lib/domain/billing";
import { DomainError } from "@/lib/platform/errors";
import { can, type PageInput } from "@/lib/transport/page";

const MISSING = "100.00";

/** What the calculator's address asks. */
export const asked = (search: URLSearchParams) => ({
  amount: search.get("amount")?.trim() || MISSING,
  category: (search.get("category") ?? "").trim().slice(0, 60),
});

/** An estimate, or why there is none: a category without a rate is no page that does not exist. */
export async function answerOf(estimate: Promise<TaxEstimate>): Promise<EstimateAnswer> {
  try {
    return { estimate: await estimate };
  } catch (error) {
    if (error instanceof DomainError && ["conflict", "invalid"].includes(error.code))
      return { refusal: Object.values(error.fields)[0]?.[0] ?? error.message };
    throw error;
  }
}

/** The categories in use, for whoever may see the catalogue. */
export const categoriesFor = ({ ctx, session }: Pick<PageInput, "ctx" | "session">): Promise<string[]> =>
  can(session, "plan:read") ? listTaxCategories(ctx, {}) : Promise.resolve([]);
