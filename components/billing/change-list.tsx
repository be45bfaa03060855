import { DataTable } from "../list/data-table";
import { Badge } from "../ui/badge";
import { Money } from "../ui/money";
import { ChangeBars, widest } from "./change-bars";
import { ChangeFigure } from "./change-figure";

export type ChangeData = {
  customerId: number;
  name: string;
  currency: string;
  kind: "new" | "gone" | "changed";
  before: string;
  after: string;
  difference: string;
  percent: string | null;
};

const KINDS = { new: "New", gone: "None any more", changed: "Changed" } as const;

/** The customers whose invoice moved most, the furthest first: before, after, and both drawn to one scale. */
export function ChangeList({ rows, mayOpen }: { rows: readonly ChangeData[]; mayOpen: boolean }) {
  const most = new Map<string, number>();
  for (const { currency } of rows)
    if (!most.has(currency)) most.set(currency, widest(rows.filter((row) => row.currency === currency)));
  return (
    <DataTable
      caption="Customers whose invoice changed most"
      columns={[
        { key: "customer", header: "Customer", cell: (row) => row.name },
        { key: "kind", header: "What", cell: (row) => <Badge>{KINDS[row.kind]}</Badge> },
        {
          key: "bars",
          header: "Before and after",
          hideOnPhone: true,
          cell: (row) => (
            <ChangeBars before={row.before} after={row.after} most={most.get(row.currency) ?? 0} />
          ),
        },
        {
          key: "before",
          header: "Before",
          align: "right",
          cell: (row) => row.kind !== "new" && <Money amount={row.before} currency={row.currency} />,
        },
        {
          key: "after",
          header: "Now",
          align: "right",
          className: "font-medium",
          cell: (row) => <Money amount={row.after} currency={row.currency} />,
        },
        {
          key: "difference",
          header: "Difference",
          align: "right",
          cell: (row) => <ChangeFigure of={row} digitsOf={row.currency} />,
        },
      ]}
      rows={rows}
      rowKey={(row) => `${row.customerId} ${row.kind}`}
      rowHref={(row) => (mayOpen ? `/admin/customers/${row.customerId}` : null)}
    />
  );
}
