import { formatMoney, moneySign } from "@/lib/platform/format";
import type { AuditEntry } from "./audit-types";

const AMOUNT = /^-?\d{1,13}(\.\d{1,5})?$/;

function Value({ value, amount }: { value: string | null; amount: boolean }) {
  if (value === null || value === "") return <span className="text-faint">nothing</span>;
  const words = { true: "yes", false: "no" }[value];
  return (
    <span className="break-words">
      {words ?? (amount && AMOUNT.test(value) ? formatMoney(value) : value)}
    </span>
  );
}

/** "Credit limit 50.00 → 80.00 (+30.00)": old and new side by side, with which way it went. */
export function ChangeText({ entry }: { entry: AuditEntry }) {
  const { delta } = entry;
  const moved = delta !== null && moneySign(delta) !== 0;
  return (
    <p className="line-clamp-3">
      <span className="font-medium">{entry.propertyLabel}</span>{" "}
      <Value value={entry.before} amount={delta !== null} /> <span aria-hidden="true">→</span>
      <span className="sr-only">changed to</span> <Value value={entry.after} amount={delta !== null} />
      {moved && (
        <span className="ml-1.5 whitespace-nowrap text-muted tabular-nums">
          ({formatMoney(delta, { sign: "always" })})
        </span>
      )}
      {entry.masked && <span className="ml-1.5 text-xs text-faint">masked</span>}
    </p>
  );
}
