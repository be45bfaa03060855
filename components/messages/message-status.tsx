import { StatusBadge } from "../ui/badge";
import { STATUS_SHOWN } from "./message-types";

/** What became of a message, as a word and a shape. */
export function MessageStatusBadge({ status }: { status: string }) {
  const shown = STATUS_SHOWN[status] ?? { tone: "neutral" as const, word: status };
  return <StatusBadge tone={shown.tone}>{shown.word}</StatusBadge>;
}
