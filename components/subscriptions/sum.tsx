import { formatMoney } from "@/lib/platform/format";
import type { SumTerm } from "./types";

const MOST = 8;

const termText = ({ amount, count }: SumTerm, currency: string) =>
  count === 1 ? formatMoney(amount, { currency }) : `${formatMoney(amount, { currency })} × ${count}`;

/** A total as the sum it is: "20.00 × 3 + 0.00 + 15.00 = 75.00". Each term names what it is on hover. */
export function Sum({
  terms,
  total,
  currency,
}: {
  terms: readonly SumTerm[];
  total: string;
  currency: string;
}) {
  const lines = terms.reduce((sum, { count }) => sum + count, 0);
  if (lines < 2) return terms[0] ? <span>{terms[0].name}</span> : null;
  const shown = terms.slice(0, MOST);
  const rest = terms.slice(MOST).reduce((sum, { count }) => sum + count, 0);
  return (
    <span className="tabular-nums">
      {shown.map((term, n) => (
        <span key={`${term.name} ${term.amount}`}>
          {n > 0 && " + "}
          <span title={term.name} className="whitespace-nowrap">
            {termText(term, currency)}
          </span>
        </span>
      ))}
      {rest > 0 && ` + ${rest} more`}
      <span className="whitespace-nowrap"> = {formatMoney(total, { currency })}</span>
    </span>
  );
}
