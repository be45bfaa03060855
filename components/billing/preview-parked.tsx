import { formatCount, formatCounted } from "@/lib/platform/format";
import { DataTable } from "../list/data-table";
import { Card, CardBody, CardHeader } from "../ui/card";

/** Whom the run could not bill as things are: there is still time to mend it. */
export function PreviewParked({
  count,
  rows,
  mayOpen,
}: {
  count: number;
  rows: readonly { customerId: number; name: string; reason: string }[];
  mayOpen: boolean;
}) {
  return (
    <Card>
      <CardHeader
        title={`${formatCounted(count, "customer")} would be parked`}
        description={
          rows.length < count
            ? `The first ${formatCount(rows.length)}. Mend the reason before the run, and they are billed with it.`
            : "Mend the reason before the run, and they are billed with it."
        }
      />
      <CardBody flush>
        <DataTable
          caption="Customers who would be parked"
          columns={[
            { key: "customer", header: "Customer", cell: (row) => row.name },
            { key: "reason", header: "Reason", className: "whitespace-normal!", cell: (row) => row.reason },
          ]}
          rows={rows}
          rowKey={(row) => row.customerId}
          rowHref={(row) => (mayOpen ? `/admin/customers/${row.customerId}` : null)}
        />
      </CardBody>
    </Card>
  );
}
