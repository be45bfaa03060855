import { StatusOf } from "../ui/badge";
import type { Tone } from "../ui/tone";

const SHOWN: Record<string, { tone: Tone; word: string }> = {
  active: { tone: "good", word: "Active" },
  closed: { tone: "neutral", word: "Closed" },
  blocked: { tone: "bad", word: "Blocked" },
  expired: { tone: "neutral", word: "Expired" },
  not_yet_active: { tone: "info", word: "Not yet active" },
  customer_exported: { tone: "neutral", word: "Customer exported" },
  customer_blocked: { tone: "bad", word: "Customer blocked" },
  customer_suspended: { tone: "bad", word: "Customer suspended" },
  customer_provisionally_terminated: { tone: "warning", word: "Customer provisionally terminated" },
  customer_credit_exceeded: { tone: "bad", word: "Customer's credit exceeded" },
  customer_has_no_available_funds: { tone: "warning", word: "Customer has no available funds" },
  customer_suspension_lifted: { tone: "warning", word: "Customer's suspension lifted" },
};

/** A line's status: its own state, or what it inherits from its customer. */
export function AccountStatusBadge({ status }: { status: string }) {
  return <StatusOf words={SHOWN} code={status} />;
}
