import { Money } from "../ui/money";
import { type FeeRow, mainFee, PER } from "./catalog-types";

/** A plan's fee in short: "20.00 USD a month". */
export function ShortFee({ fees, currency }: { fees: readonly FeeRow[]; currency: string }) {
  const fee = mainFee(fees);
  if (!fee) return <span className="text-faint">–</span>;
  return (
    <span className="whitespace-nowrap">
      <Money amount={fee.fee} currency={currency} />{" "}
      <span className="text-xs text-muted">{PER[fee.billingPeriod]}</span>
    </span>
  );
}
