import { StatusBadge } from "../ui/badge";
import type { Tone } from "../ui/tone";

const SHOWN: Record<string, { tone: Tone; word: string; short?: string }> = {
  active: { tone: "good", word: "Active" },
  closed: { tone: "neutral", word: "Permanently terminated", short: "Terminated" },
  blocked: { tone: "bad", word: "Blocked" },
  suspended: { tone: "bad", word: "Suspended" },
  provisionally_terminated: { tone: "warning", word: "Provisionally terminated", short: "Provisional end" },
  credit_exceeded: { tone: "bad", word: "Credit exceeded" },
  no_available_funds: { tone: "warning", word: "No available funds" },
  suspension_lifted: { tone: "warning", word: "Suspension lifted" },
  payment_frozen: { tone: "warning", word: "Payment frozen" },
  spending_limit_reached: { tone: "warning", word: "Spending limit reached", short: "Spending limit" },
  exported: { tone: "neutral", word: "Exported" },
};

/** What to choose customers by: these statuses, by their names. */
export const statusChoices = (statuses: readonly string[]) =>
  statuses.map((value) => ({ value, label: SHOWN[value]?.word ?? value }));

/** A customer's status: the first that is true, as a word and a shape. @param short for the column of a list. */
export function CustomerStatusBadge({ status, short = false }: { status: string; short?: boolean }) {
  const shown = SHOWN[status] ?? { tone: "neutral" as const, word: status };
  return <StatusBadge tone={shown.tone}>{(short && shown.short) || shown.word}</StatusBadge>;
}
