import { type Column, DataTable } from "../list/data-table";
import { InstantText } from "../ui/date-text";
import { Money } from "../ui/money";
import { CreditSize } from "./credit-facts";
import type { Credit, LimitChange } from "./credit-types";

function What({ change, currency, timeZone }: { change: LimitChange; currency: string; timeZone: string }) {
  const money = (amount: string | null) =>
    amount === null ? "no limit" : <Money amount={amount} currency={currency} />;
  if (change.what === "raise_ended") return "The raise was ended";
  if (change.what === "raise" && change.raise)
    return (
      <>
        Raised by <CreditSize unit={change.raise.unit} value={change.raise.amount} currency={currency} />{" "}
        until <InstantText instant={change.raise.until} timeZone={timeZone} />
      </>
    );
  return (
    <>
      From {money(change.limitBefore)} to {money(change.limitAfter)}
    </>
  );
}

const columns = ({ currency, timeZone }: Credit, readerZone: string): Column<LimitChange>[] => [
  { key: "at", header: "When", cell: ({ at }) => <InstantText instant={at} timeZone={readerZone} /> },
  {
    key: "what",
    header: "Limit",
    cell: (change) => <What change={change} currency={currency} timeZone={timeZone} />,
  },
  { key: "by", header: "By", cell: ({ byName }) => byName },
  { key: "reason", header: "Reason", cell: ({ reason }) => reason || "–" },
];

/** Who changed a limit, how and why, newest first. @param timeZone the reader's. */
export function CreditHistory({ credit, timeZone }: { credit: Credit; timeZone: string }) {
  if (credit.history.length === 0)
    return (
      <p className="text-sm text-muted">The limit has not been changed since the customer was created.</p>
    );
  return (
    <DataTable
      caption="Changes of the limit"
      columns={columns(credit, timeZone)}
      rows={credit.history}
      rowKey={({ id }) => id}
    />
  );
}
