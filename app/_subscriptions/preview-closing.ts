import { type ClosedSubscriptions, closeSubscriptions } from "@/lib/domain/subscriptions";
import { DomainError } from "@/lib/platform/errors";
import type { PageInput } from "@/lib/transport/page";
import type { closeParams } from "./list-params";

type Preview = { result: ClosedSubscriptions } | { refusal: string };

/** Runs the closing dry. What can't be closed is said on the page, beside the choice; what isn't there is not found. */
export async function previewClosing(
  ctx: PageInput["ctx"],
  { ids, when, date }: ReturnType<typeof closeParams>,
): Promise<Preview> {
  try {
    const { output } = await closeSubscriptions.dryRun(ctx, { subscriptionIds: ids, when, date });
    return { result: output };
  } catch (error) {
    if (error instanceof DomainError && ["conflict", "invalid", "forbidden"].includes(error.code))
      return { refusal: Object.values(error.fields)[0]?.[0] ?? error.message };
    throw error;
  }
}
