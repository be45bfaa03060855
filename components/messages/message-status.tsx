import { StatusOf } from "../ui/badge";
import { STATUS_SHOWN } from "./message-types";

/** What became of a message, as a word and a shape. */
export function MessageStatusBadge({ status }: { status: string }) {
  return <StatusOf words={STATUS_SHOWN} code={status} />;
}
