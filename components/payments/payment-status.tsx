import { StatusBadge, StatusOf } from "../ui/badge";
import { STATES } from "./payment-words";

/** Where a payment stands, as a word and a shape. */
export function PaymentStatus({ state, chargedBack = false }: { state: string; chargedBack?: boolean }) {
  return (
    <>
      <StatusOf words={STATES} code={state} />
      {chargedBack && <StatusBadge tone="bad">Charged back</StatusBadge>}
    </>
  );
}
