import { type ClosedSubscriptions, closeSubscriptions } from "@/lib/domain/subscriptions";
import type { PageInput } from "@/lib/transport/page";
import type { closeParams } from "./list-params";
import { type Preview, previewOf } from "./preview";

/** Runs the closing dry. */
export const previewClosing = (
  ctx: PageInput["ctx"],
  { ids, when, date }: ReturnType<typeof closeParams>,
): Promise<Preview<ClosedSubscriptions>> =>
  previewOf(() => closeSubscriptions.dryRun(ctx, { subscriptionIds: ids, when, date }));
