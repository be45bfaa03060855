import { CircleCheck } from "lucide-react";
import { compare, ZERO } from "@/lib/platform/money";
import { InvoiceStatusBadge } from "../invoices/invoice-status";
import { DataTable } from "../list/data-table";
import { StatusBadge } from "../ui/badge";
import { DateText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { Money } from "../ui/money";
import type { CollectionData, InvoiceHref } from "./collection-types";
import { numberOf } from "./collection-words";

type Row = CollectionData["invoices"][number];

/** "20.00 > 10.00": what is compared, as it is compared. */
function Comparison({ row, collection }: { row: Row; collection: CollectionData }) {
  const { currency, policy } = collection;
  const threshold = policy.thresholds[currency] ?? ZERO;
  if (policy.mode === "at_generation") return <span className="text-muted">Decided at issue</span>;
  return (
    <span className="whitespace-nowrap tabular-nums">
      <Money amount={row.remaining} digitsOf={currency} /> {compare(row.remaining, threshold) > 0 ? ">" : "≤"}{" "}
      <Money amount={threshold} digitsOf={currency} />
    </span>
  );
}

const CollectBadge = ({ status }: { status: string }) =>
  status === "collect" ? (
    <StatusBadge tone="warning">Collect</StatusBadge>
  ) : (
    <StatusBadge tone="neutral">Do not collect</StatusBadge>
  );

/** Every open invoice, the oldest first, and why it is collected or not. */
export function CollectedInvoices({
  collection,
  invoiceHref,
}: {
  collection: CollectionData;
  invoiceHref: InvoiceHref;
}) {
  const { currency } = collection;
  const money = (amount: string) => <Money amount={amount} digitsOf={currency} />;
  return (
    <DataTable
      caption={`Open invoices, in ${currency}`}
      columns={[
        { key: "number", header: "Invoice", cell: numberOf },
        { key: "due", header: "Due", cell: (row) => <DateText date={row.dueOn} /> },
        {
          key: "outstanding",
          header: `Outstanding, ${currency}`,
          align: "right",
          cell: (row) => money(row.outstanding),
        },
        {
          key: "disputed",
          header: "Disputed",
          align: "right",
          cell: (row) =>
            compare(row.disputed, ZERO) > 0 ? money(row.disputed) : <span className="text-faint">–</span>,
        },
        {
          key: "remaining",
          header: "With older ones",
          align: "right",
          cell: (row) => money(row.remaining),
        },
        {
          key: "threshold",
          header: "Against the threshold",
          align: "right",
          cell: (row) => <Comparison row={row} collection={collection} />,
        },
        { key: "collect", header: "Collection", cell: (row) => <CollectBadge status={row.status} /> },
        {
          key: "status",
          header: "Payment",
          cell: (row) => <InvoiceStatusBadge status={row.paymentStatus} />,
        },
      ]}
      rows={collection.invoices}
      rowKey={(row) => row.invoiceId}
      rowHref={invoiceHref && ((row) => invoiceHref(row.invoiceId))}
      empty={
        <EmptyState icon={<CircleCheck />} title="No open invoices" body="There is nothing to collect." />
      }
    />
  );
}
