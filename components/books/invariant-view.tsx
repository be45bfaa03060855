import { formatCount } from "@/lib/platform/format";
import { type Column, DataTable } from "../list/data-table";
import { TextLink } from "../rooms/text-link";
import { Card, CardBody } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { EmptyState } from "../ui/empty-state";
import { ToneIcon } from "../ui/tone";
import type { FindingRow, InvariantRow } from "./books-types";

type Numbered = FindingRow & { key: string };

const link = (room: string, id: number | null) =>
  id !== null && <TextLink href={`/admin/${room}/${id}`}>{id}</TextLink>;

const COLUMNS: Column<Numbered>[] = [
  {
    key: "found",
    header: "What was found",
    cell: ({ found }) => <span className="break-words whitespace-normal">{found}</span>,
  },
  { key: "customer", header: "Customer", cell: ({ customerId }) => link("customers", customerId) },
  { key: "invoice", header: "Invoice", cell: ({ invoiceId }) => link("invoices", invoiceId) },
  { key: "xdr", header: "xDR", cell: ({ xdrId }) => link("xdrs", xdrId) },
  {
    key: "why",
    header: "Why?",
    cell: ({ customerId, invoiceId }) =>
      invoiceId !== null ? (
        <TextLink href={`/admin/invoices/${invoiceId}/why`}>Trace</TextLink>
      ) : (
        customerId !== null && <TextLink href={`/admin/customers/${customerId}/why`}>Trace</TextLink>
      ),
  },
];

/** One rule: what it means, how it is looked for and kept, and the rows that break it. */
export function InvariantView({ row, findings }: { row: InvariantRow; findings: readonly FindingRow[] }) {
  const more = (row.count ?? 0) - findings.length;
  return (
    <div className="grid gap-5">
      <Card>
        <CardBody>
          <DescriptionList
            items={[
              { label: "What it means", value: row.means },
              { label: "What is looked for", value: row.looks ?? "Nothing at night." },
              { label: "What keeps it", value: row.kept },
            ]}
          />
        </CardBody>
      </Card>
      {row.looks !== null && row.count !== null && (
        <DataTable
          caption="Rows that break it"
          columns={COLUMNS}
          rows={findings.map((finding, n) => ({ ...finding, key: String(n) }))}
          rowKey={({ key }) => key}
          empty={<EmptyState icon={<ToneIcon tone="good" />} title="Nothing breaks it" />}
        />
      )}
      {more > 0 && <p className="text-sm text-muted">and {formatCount(more)} more.</p>}
    </div>
  );
}
