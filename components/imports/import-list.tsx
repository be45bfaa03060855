import { FileUp, Upload } from "lucide-react";
import { formatCount } from "@/lib/platform/format";
import { DataTable } from "../list/data-table";
import { ListPage } from "../list/list-page";
import { Pagination } from "../list/pagination";
import type { ListState, RoomColumn } from "../rooms/record-list";
import { ButtonLink } from "../ui/button";
import { InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { PageHeader } from "../ui/page-header";
import { ImportStatus } from "./import-status";
import type { ImportRow } from "./import-types";

const number = (
  key: "total" | "imported" | "unchanged" | "rejected",
  header: string,
): RoomColumn<ImportRow> => ({
  key,
  header,
  align: "right",
  hideOnPhone: key !== "imported",
  cell: (row) => formatCount(row[key]),
});

const columnsFor = (timeZone: string): RoomColumn<ImportRow>[] => [
  { key: "file", header: "File", cell: (row) => row.fileName },
  { key: "status", header: "Status", cell: (row) => <ImportStatus status={row.status} /> },
  number("total", "Rows"),
  number("imported", "Imported"),
  number("unchanged", "Unchanged"),
  number("rejected", "Rejected"),
  { key: "by", header: "Uploaded by", hideOnPhone: true, cell: (row) => row.createdByName },
  {
    key: "created",
    header: "Uploaded",
    cell: (row) => <InstantText instant={row.createdAt} timeZone={timeZone} />,
  },
];

/** The imports there were, the newest first. */
export function ImportList({
  rows,
  state,
  timeZone,
}: {
  rows: readonly ImportRow[];
  state: Pick<ListState, "url" | "pages">;
  timeZone: string;
}) {
  const start = (
    <ButtonLink href="/admin/imports/new" variant="primary" icon={<Upload aria-hidden="true" />}>
      New import
    </ButtonLink>
  );
  return (
    <ListPage
      header={
        <PageHeader
          title="Imports"
          subtitle="Customers with their services, from a CSV file. Importing a file twice changes nothing."
          actions={rows.length > 0 && start}
        />
      }
      table={
        <DataTable
          caption="Imports"
          url={state.url}
          columns={columnsFor(timeZone)}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/admin/imports/${row.id}`}
          rowTone={(row) => (row.status === "cancelled" ? "muted" : undefined)}
          empty={
            <EmptyState
              icon={<FileUp />}
              title="No imports yet"
              body="Upload a CSV file of customers, say what its columns mean, look at the preview, and run it."
              action={start}
            />
          }
        />
      }
      pagination={<Pagination {...state.pages} />}
    />
  );
}
