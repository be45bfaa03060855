import { formatCount } from "@/lib/platform/format";
import { DataTable } from "../list/data-table";
import { ExportLink } from "../list/export-link";
import { Card, CardBody, CardHeader } from "../ui/card";
import type { RejectRow } from "./import-types";

/** The first of the rejected rows, each with its line and reason; the file has all of them with their columns. */
export function RejectsCard({
  importId,
  rows,
  count,
}: {
  importId: number;
  rows: readonly RejectRow[];
  count: number;
}) {
  return (
    <Card>
      <CardHeader
        title="Rejected rows"
        description={
          rows.length < count
            ? `The first ${formatCount(rows.length)} of ${formatCount(count)}. Mend them in the file below and import it.`
            : "Mend them in the file and import it: what is in the system already stays as it is."
        }
        actions={<ExportLink href={`/admin/imports/${importId}/rejects`} label="Download all as CSV" />}
      />
      <CardBody flush>
        <DataTable
          caption="Rejected rows"
          columns={[
            { key: "line", header: "Line", align: "right", cell: (row) => formatCount(row.lineNo) },
            { key: "reason", header: "Reason", cell: (row) => row.reason, className: "whitespace-normal!" },
          ]}
          rows={rows}
          rowKey={(row) => row.lineNo}
        />
      </CardBody>
    </Card>
  );
}
