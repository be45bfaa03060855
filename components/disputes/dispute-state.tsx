import { StatusOf } from "../ui/badge";
import { STATE_WORDS } from "./dispute-words";

/** A dispute's state, as a word and a shape. */
export function DisputeStateBadge({ state }: { state: string }) {
  return <StatusOf words={STATE_WORDS} code={state} />;
}
