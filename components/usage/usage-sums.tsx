import { formatCounted, formatMoney } from "@/lib/platform/format";
import { formatQuantity } from "@/lib/platform/quantity";
import { SERVICE_NAMES } from "./usage-words";

export type SumLine = {
  service: string;
  destination: string;
  currency: string;
  count: number;
  charged: string;
  amount: string;
};

const SHOWN = 6;

/** What the chosen days cost by destination, the dearest first. */
export function UsageSums({ sums }: { sums: readonly SumLine[] }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 tabular-nums">
      {sums.slice(0, SHOWN).map((sum) => (
        <li key={`${sum.service}/${sum.destination}/${sum.currency}`}>
          <span className="text-fg">{sum.destination || (SERVICE_NAMES[sum.service] ?? sum.service)}</span>{" "}
          {formatCounted(sum.count, "time")}, {formatQuantity(sum.service, sum.charged)},{" "}
          {formatMoney(sum.amount, { currency: sum.currency })} {sum.currency}
        </li>
      ))}
      {sums.length > SHOWN && <li>and {sums.length - SHOWN} more destinations</li>}
    </ul>
  );
}
