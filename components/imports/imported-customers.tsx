import { Users } from "lucide-react";
import { formatCount } from "@/lib/platform/format";
import { DataTable } from "../list/data-table";
import { Pagination } from "../list/pagination";
import { TextLink } from "../rooms/text-link";
import { EmptyState } from "../ui/empty-state";
import { PageHeader } from "../ui/page-header";

export type ImportedRow = { lineNo: number; customerId: number | null; customerName: string };

/** The customers an import created, by the line they came from. */
export function ImportedCustomers({
  importId,
  fileName,
  rows,
  nextHref,
  firstHref,
  total,
  mayOpen,
}: {
  importId: number;
  fileName: string;
  rows: readonly ImportedRow[];
  nextHref: string | null;
  firstHref: string | null;
  total: number;
  mayOpen: boolean;
}) {
  return (
    <>
      <PageHeader
        title="Imported customers"
        subtitle={fileName}
        breadcrumbs={[
          { label: "Imports", href: "/admin/imports" },
          { label: fileName, href: `/admin/imports/${importId}` },
          { label: "Customers" },
        ]}
      />
      <DataTable
        caption="Imported customers"
        columns={[
          {
            key: "name",
            header: "Customer",
            cell: (row) => row.customerName || `Customer ${row.customerId}`,
          },
          { key: "line", header: "Line of the file", align: "right", cell: (row) => formatCount(row.lineNo) },
        ]}
        rows={rows}
        rowKey={(row) => row.lineNo}
        rowHref={(row) => (mayOpen && row.customerId ? `/admin/customers/${row.customerId}` : null)}
        empty={
          <EmptyState icon={<Users />} title="No customers" body="This import has created no customers." />
        }
      />
      <Pagination
        nextHref={nextHref}
        countLabel={
          <>
            {formatCount(rows.length)} of {formatCount(total)} customers{" "}
            {firstHref && (
              <TextLink href={firstHref} className="underline">
                Back to the first
              </TextLink>
            )}
          </>
        }
      />
    </>
  );
}
