import { choicesOf } from "../form/choices-of";
import { StatusOf } from "../ui/badge";
import type { Tone } from "../ui/tone";

const SHOWN: Record<string, { tone: Tone; word: string }> = {
  under_review: { tone: "neutral", word: "Under review" },
  approved: { tone: "info", word: "Approved" },
  unpaid: { tone: "info", word: "Unpaid" },
  partially_paid: { tone: "warning", word: "Partially paid" },
  overdue: { tone: "bad", word: "Overdue" },
  paid: { tone: "good", word: "Paid" },
  do_not_pay: { tone: "good", word: "Do not pay" },
  previous_balance_remaining: { tone: "warning", word: "Previous balance remaining" },
  void: { tone: "neutral", word: "Void" },
};

/** What to choose a payment status by. */
export const STATUS_OPTIONS = [{ value: "open", label: "To pay" }, ...choicesOf(SHOWN)];

/** For those who see an invoice only once it is issued. */
export const ISSUED_STATUS_OPTIONS = STATUS_OPTIONS.filter(
  ({ value }) => value !== "under_review" && value !== "approved",
);

/** An invoice's payment status, as a word and a shape. */
export function InvoiceStatusBadge({ status }: { status: string }) {
  return <StatusOf words={SHOWN} code={status} />;
}
