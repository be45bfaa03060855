import type { ReactNode } from "react";
import { formatCount } from "@/lib/platform/format";
import { DataTable } from "../list/data-table";
import { Money } from "../ui/money";
import type { BesideData, TotalData } from "./billing-types";
import { ChangeFigure } from "./change-figure";

type Row = { currency: string; total: TotalData | null; beside: BesideData | null };

const money = (amount: string | undefined, currency: string): ReactNode =>
  amount === undefined ? null : <Money amount={amount} digitsOf={currency} />;

/** What a run comes to in each currency, and beside what it came to before where there was one. */
export function TotalsTable({
  caption,
  totals,
  beside,
  beforeHeader,
  empty,
}: {
  caption: string;
  totals: readonly TotalData[];
  /** Null where there is nothing to set it beside. */
  beside: readonly BesideData[] | null;
  beforeHeader: string;
  empty: ReactNode;
}) {
  const found = new Map<string, Row>(
    totals.map((total) => [total.currency, { currency: total.currency, total, beside: null }]),
  );
  for (const one of beside ?? [])
    found.set(one.key, { ...(found.get(one.key) ?? { currency: one.key, total: null }), beside: one });
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: "currency", header: "Currency", cell: (row) => row.currency },
        {
          key: "invoices",
          header: "Invoices",
          align: "right",
          cell: (row) => formatCount(row.total?.invoices ?? 0),
        },
        { key: "net", header: "Net", align: "right", cell: (row) => money(row.total?.net, row.currency) },
        { key: "tax", header: "Tax", align: "right", cell: (row) => money(row.total?.tax, row.currency) },
        {
          key: "total",
          header: "Total",
          align: "right",
          className: "font-medium",
          cell: (row) => money(row.total?.total ?? "0.00", row.currency),
        },
        ...(beside
          ? [
              {
                key: "before",
                header: beforeHeader,
                align: "right" as const,
                cell: (row: Row) => money(row.beside?.before, row.currency),
              },
              {
                key: "difference",
                header: "Difference",
                align: "right" as const,
                cell: (row: Row) => row.beside && <ChangeFigure of={row.beside} digitsOf={row.currency} />,
              },
            ]
          : []),
      ]}
      rows={[...found.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1))}
      rowKey={(row) => row.currency}
      empty={empty}
    />
  );
}
