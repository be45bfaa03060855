import { Phone } from "lucide-react";
import { type Column, DataTable } from "../list/data-table";
import { EmptyState } from "../ui/empty-state";
import { AccountStatusBadge } from "./account-status";
import type { AccountData } from "./account-types";

const none = <span className="text-faint">–</span>;

const COLUMNS: Column<AccountData>[] = [
  { key: "identifier", header: "Line", cell: (row) => row.identifier },
  { key: "name", header: "Name", cell: (row) => row.name || none },
  { key: "product", header: "Product", cell: (row) => row.productEndUserName || row.productName || none },
  { key: "status", header: "Status", cell: (row) => <AccountStatusBadge status={row.status} /> },
];

/** The lines of a customer in its own portal. */
export function OwnLines({ base, rows }: { base: string; rows: readonly AccountData[] }) {
  return (
    <DataTable
      caption="Lines"
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${base}/${row.id}`}
      rowTone={(row) => (row.status === "closed" ? "muted" : undefined)}
      empty={
        <EmptyState
          icon={<Phone />}
          title="No lines yet"
          body="Your provider adds them; then they stand here."
        />
      }
    />
  );
}
