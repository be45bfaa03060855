import { addDays } from "@/lib/platform/time";
import { type Column, DataTable } from "../list/data-table";
import { DaysText } from "../ui/date-text";
import { Money } from "../ui/money";
import type { MoneyLine } from "./types";

const WHAT: Record<MoneyLine["component"], string> = {
  fee: "",
  activation_fee: "Activation",
  cancellation_fee: "For ending early",
  waiver: "Days without service",
};

const whatOf = ({ component, amount, name }: MoneyLine): string => {
  const what = WHAT[component] || (amount.startsWith("-") ? "Days not used" : "Fee");
  return `${name}: ${what.toLowerCase()}`;
};

const columns = (currency: string): Column<MoneyLine>[] => [
  { key: "what", header: "What", cell: whatOf },
  {
    key: "days",
    header: "For the days",
    cell: ({ from, to }) => <DaysText first={from} last={addDays(to, -1)} />,
  },
  {
    key: "share",
    header: "Part of the period",
    hideOnPhone: true,
    cell: ({ share, component }) =>
      component === "fee" || component === "waiver" ? `${share.days} of ${share.of} days` : "–",
  },
  {
    key: "amount",
    header: "Amount",
    align: "right",
    cell: ({ amount }) => <Money amount={amount} sign="always" digitsOf={currency} />,
  },
];

/** What a change charges and gives back, line by line; the sum is what the customer's balance moves by. */
export function ChargeLines({
  lines,
  total,
  currency,
}: {
  lines: readonly MoneyLine[];
  total: string;
  currency: string;
}) {
  if (lines.length === 0) return <p className="text-sm text-muted">No money moves now.</p>;
  return (
    <div className="grid gap-2">
      <DataTable
        caption="What is charged and given back"
        columns={columns(currency)}
        rows={lines.map((line, key) => ({ ...line, key }))}
        rowKey={({ key }) => key}
      />
      <p className="text-right text-sm">
        <span className="text-muted">The balance moves by </span>
        <Money amount={total} currency={currency} sign="always" className="font-semibold" />
      </p>
    </div>
  );
}
