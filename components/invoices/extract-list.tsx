"use client";

import { ReceiptText } from "lucide-react";
import type { ReactNode } from "react";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { DateText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { moneyText } from "../ui/money-text";
import { daysText } from "./line-words";

export type ExtractData = {
  id: number;
  number: string;
  period: { from: string; to: string };
  issuedOn: string;
  currency: string;
  amount: string;
};

const COLUMNS: RoomColumn<ExtractData>[] = [
  { key: "number", header: "Invoice", fixed: true, cell: (row) => row.number },
  {
    key: "period",
    header: "Period",
    cell: ({ period }) => daysText(period.from, period.to),
  },
  { key: "issued", header: "Issued", cell: (row) => <DateText date={row.issuedOn} /> },
  {
    key: "amount",
    header: "For this line",
    align: "right",
    cell: (row) => moneyText(row.amount, row.currency),
  },
];

/** What of its customer's invoices is one line's. */
export function ExtractList({
  header,
  rows,
  state,
  detail,
}: {
  header: ReactNode;
  rows: readonly ExtractData[];
  state: ListState;
  detail: string;
}) {
  return (
    <RecordList
      header={header}
      caption="Invoices"
      state={state}
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${detail}/${row.id}`}
      search={false}
      empty={
        <EmptyState
          icon={<ReceiptText />}
          title="No invoices yet"
          body="When your provider bills this line, its charges appear here."
        />
      }
    />
  );
}
