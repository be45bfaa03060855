"use client";

import { Scale } from "lucide-react";
import type { ReactNode } from "react";
import { formatMoney } from "@/lib/platform/format";
import { choicesOf } from "../form/choices-of";
import { invoiceName } from "../invoices/invoice-types";
import { CellLink } from "../list/cell-link";
import { customerColumn } from "../rooms/owner-columns";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { moneyText } from "../ui/money-text";
import { DisputeStateBadge } from "./dispute-state";
import { aboutText, type DisputeData, STATE_WORDS } from "./dispute-words";

type Frame = {
  timeZone: string;
  /** Where customers are, in a list of many; none where all rows are of one. */
  customers?: string;
  /** Where invoices are, for those who may see them. */
  invoices?: string;
};

const columnsFor = (frame: Frame): RoomColumn<DisputeData>[] => [
  { key: "about", header: "About", fixed: true, cell: aboutText },
  {
    key: "invoice",
    header: "Invoice",
    cell: ({ invoice }) =>
      frame.invoices ? (
        <CellLink href={`${frame.invoices}/${invoice.id}`}>{invoiceName(invoice)}</CellLink>
      ) : (
        invoiceName(invoice)
      ),
  },
  ...customerColumn<DisputeData>(frame.customers),
  { key: "state", header: "Status", cell: ({ state }) => <DisputeStateBadge state={state} /> },
  {
    key: "amount",
    header: "Disputed",
    align: "right",
    cell: (row) => moneyText(row.amount, row.currency),
  },
  {
    key: "agreed",
    header: "Agreed",
    align: "right",
    hideOnPhone: true,
    cell: (row) => row.agreedAmount && formatMoney(row.agreedAmount, { currency: row.currency }),
  },
  {
    key: "opened",
    header: "Opened",
    cell: (row) => <InstantText instant={row.createdAt} timeZone={frame.timeZone} />,
  },
];

const STATES = [
  {
    name: "state",
    label: "Status",
    options: choicesOf(STATE_WORDS),
  },
];

/** What is disputed and what came of it, of everyone in sight or of the one who looks. */
export function DisputeList({
  header,
  rows,
  state,
  detail,
  ...frame
}: Frame & { header: ReactNode; rows: readonly DisputeData[]; state: ListState; detail: string }) {
  return (
    <RecordList
      header={header}
      caption="Disputes"
      state={state}
      columns={columnsFor(frame)}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${detail}/${row.id}`}
      rowTone={(row) => (row.state === "withdrawn" ? "muted" : undefined)}
      search={false}
      filters={STATES}
      empty={
        <EmptyState
          icon={<Scale aria-hidden="true" />}
          title="Nothing is disputed"
          body={
            frame.customers
              ? "When a customer says that a charge is wrong, it stands here until somebody answers."
              : "If a charge is wrong, open its invoice and press “Dispute”."
          }
        />
      }
    />
  );
}
