import { StatusBadge } from "../ui/badge";
import { DateText } from "../ui/date-text";
import type { SubscriptionLine } from "./types";

const SHOWN = {
  pending: { tone: "info", word: "Pending" },
  active: { tone: "good", word: "Active" },
  closed: { tone: "neutral", word: "Closed" },
} as const;

/** Pending, active or closed; one that is paused or has a last day says so beneath. */
export function SubscriptionStatusBadge({
  line,
}: {
  line: Pick<SubscriptionLine, "status" | "finishOn" | "pausedOn">;
}) {
  const { tone, word } = SHOWN[line.status];
  return (
    <span className="inline-grid justify-items-start gap-0.5">
      <StatusBadge tone={tone}>{word}</StatusBadge>
      {line.status !== "closed" && line.pausedOn && (
        <span className="text-xs text-warning">
          paused from <DateText date={line.pausedOn} />
        </span>
      )}
      {line.status !== "closed" && line.finishOn && (
        <span className="text-xs text-warning">
          ends <DateText date={line.finishOn} />
        </span>
      )}
    </span>
  );
}
