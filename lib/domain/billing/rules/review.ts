import type { Money } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { autoIssueOn } from "./billing-days";
import { holdReason, type SafetyLimits } from "./safety-stop";
import type { ReviewState } from "./status";

export type Review = {
  /** Approved: nothing stands in the way of issuing it at once. */
  review: ReviewState;
  /** Why it waits for somebody although its class would issue it; never issued by itself while there is one. */
  holdReason: string;
  /** Issued by itself on this day. */
  issueOn: PlainDate;
};

/** What becomes of an invoice that was just made (domain reference F5.2, MON-7). */
export function reviewOf(
  made: { total: Money; lines: number; closedOn: PlainDate },
  reviewDays: number,
  history: readonly Money[],
  limits?: SafetyLimits,
): Review {
  const reason = holdReason(made, history, limits) ?? "";
  return {
    review: reviewDays > 0 || reason !== "" ? "under_review" : "approved",
    holdReason: reason,
    issueOn: autoIssueOn(made.closedOn, reviewDays),
  };
}
