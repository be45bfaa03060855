import { Phone } from "lucide-react";
import { type Column, DataTable } from "../list/data-table";
import { EmptyState } from "../ui/empty-state";
import { AccountStatusBadge } from "./account-status";
import type { AccountData } from "./account-types";

const COLUMNS: Column<AccountData>[] = [
  { key: "identifier", header: "Line", cell: (row) => row.identifier },
  { key: "name", header: "Name", cell: (row) => row.name || null },
  { key: "product", header: "Product", cell: (row) => row.productEndUserName || row.productName || null },
  { key: "status", header: "Status", cell: (row) => <AccountStatusBadge status={row.status} /> },
];

/** The lines of a customer, in few words. @param base where a line's page is; none where there is none. */
export function OwnLines({ base, rows }: { base?: string; rows: readonly AccountData[] }) {
  return (
    <DataTable
      caption="Lines"
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={base ? (row) => `${base}/${row.id}` : undefined}
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
