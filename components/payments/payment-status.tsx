import { StatusBadge } from "../ui/badge";
import { STATES } from "./payment-words";

/** Where a payment stands, as a word and a shape. */
export function PaymentStatus({ state, chargedBack = false }: { state: string; chargedBack?: boolean }) {
  const shown = STATES[state] ?? { tone: "neutral" as const, word: state };
  return (
    <>
      <StatusBadge tone={shown.tone}>{shown.word}</StatusBadge>
      {chargedBack && <StatusBadge tone="bad">Charged back</StatusBadge>}
    </>
  );
}
