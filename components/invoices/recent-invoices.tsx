import { ReceiptText } from "lucide-react";
import { type Column, DataTable } from "../list/data-table";
import { DateText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { moneyText } from "../ui/money-text";
import { InvoiceStatusBadge } from "./invoice-status";
import { type InvoiceData, invoiceName } from "./invoice-types";

const COLUMNS: Column<InvoiceData>[] = [
  { key: "number", header: "Number", cell: invoiceName },
  { key: "status", header: "Status", cell: (row) => <InvoiceStatusBadge status={row.status} /> },
  { key: "due", header: "Pay by", cell: (row) => <DateText date={row.dueOn} /> },
  {
    key: "total",
    header: "Total",
    align: "right",
    cell: (row) => moneyText(row.total, row.currency),
  },
];

/** A customer's last invoices, in few words. */
export const RecentInvoices = ({ rows, base }: { rows: readonly InvoiceData[]; base: string }) => (
  <DataTable
    caption="Last invoices"
    columns={COLUMNS}
    rows={rows}
    rowKey={(row) => row.id}
    rowHref={(row) => `${base}/${row.id}`}
    empty={<EmptyState icon={<ReceiptText />} title="No invoices yet" />}
  />
);
