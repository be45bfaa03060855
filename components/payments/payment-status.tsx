import { formatMoney, moneySign } from "@/lib/platform/format";
import { StatusBadge, StatusOf } from "../ui/badge";
import { type PaymentLine, STATES } from "./payment-words";

type Standing = Pick<PaymentLine, "state" | "chargedBack" | "takenBack" | "amount" | "captured" | "currency">;

/** "Charged back", or "Charged back 5.00 of 20.00"; null when the bank took nothing back. */
export function takenBackText({
  chargedBack,
  takenBack,
  amount,
  captured,
  currency,
}: Standing): string | null {
  if (chargedBack) return "Charged back";
  if (moneySign(takenBack) === 0) return null;
  return `Charged back ${formatMoney(takenBack, { currency })} of ${formatMoney(captured ?? amount, { currency })}`;
}

/** Where a payment stands, as a word and a shape. */
export function PaymentStatus(payment: Standing) {
  const back = takenBackText(payment);
  return (
    <>
      <StatusOf words={STATES} code={payment.state} />
      {back && <StatusBadge tone="bad">{back}</StatusBadge>}
    </>
  );
}
