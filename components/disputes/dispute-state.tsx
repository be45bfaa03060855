import { StatusBadge } from "../ui/badge";
import { STATE_WORDS } from "./dispute-words";

/** A dispute's state, as a word and a shape. */
export function DisputeStateBadge({ state }: { state: string }) {
  const shown = STATE_WORDS[state] ?? { tone: "neutral" as const, word: state };
  return <StatusBadge tone={shown.tone}>{shown.word}</StatusBadge>;
}
