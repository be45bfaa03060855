"use client";

import { CreditCard } from "lucide-react";
import type { ReactNode } from "react";
import { formatMoney, moneySign } from "@/lib/platform/format";
import { choicesOf } from "../form/choices-of";
import { invoiceName } from "../invoices/invoice-types";
import { DayFilter } from "../ledger/day-filter";
import { CellLink } from "../list/cell-link";
import { currencyColumn, customerColumn, inCurrency, sharedCurrency } from "../rooms/owner-columns";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { DateText, InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { PaymentStatus } from "./payment-status";
import { GATEWAYS, howOf, MEANS, ORIGINS, type PaymentLine, STATES } from "./payment-words";

type Frame = {
  timeZone: string;
  /** Where customers are, for a list of many. */
  customers?: string;
  /** Where invoices are, for those who may see them. */
  invoices?: string;
  staff: boolean;
};

const columnsFor = (frame: Frame, shared: string | null): RoomColumn<PaymentLine>[] => [
  { key: "what", header: "Payment", fixed: true, cell: howOf },
  { key: "day", header: "Day", cell: ({ day }) => <DateText date={day} /> },
  {
    key: "state",
    header: "Status",
    cell: (row) => <PaymentStatus {...row} />,
  },
  ...customerColumn<PaymentLine>(frame.customers),
  {
    key: "origin",
    header: "Made by",
    cell: ({ origin, byName }) => byName || (ORIGINS[origin] ?? origin),
    hideOnPhone: true,
  },
  {
    key: "invoice",
    header: "For invoice",
    hideOnPhone: true,
    cell: ({ invoice }) =>
      invoice &&
      (frame.invoices ? (
        <CellLink href={`${frame.invoices}/${invoice.id}`}>{invoiceName(invoice)}</CellLink>
      ) : (
        invoiceName(invoice)
      )),
  },
  {
    key: "amount",
    header: inCurrency("Amount", shared),
    align: "right",
    cell: ({ amount, captured, currency }) => formatMoney(captured ?? amount, { currency }),
  },
  {
    key: "refunded",
    header: "Given back",
    align: "right",
    extra: true,
    cell: ({ refunded, currency }) =>
      moneySign(refunded) === 0 ? null : formatMoney(refunded, { currency }),
  },
  ...currencyColumn<PaymentLine>(shared),
  { key: "failure", header: "Why it failed", extra: true, cell: ({ failure }) => failure },
  {
    key: "gateway",
    header: "Gateway",
    extra: true,
    cell: ({ gateway }) => (gateway === "none" ? null : (GATEWAYS[gateway] ?? gateway)),
  },
  {
    key: "created",
    header: "Exact time",
    extra: true,
    cell: (row) => <InstantText instant={row.createdAt} timeZone={frame.timeZone} />,
  },
];

const filtersFor = (staff: boolean) => [
  {
    name: "state",
    label: "Status",
    options: choicesOf(STATES),
  },
  ...(staff
    ? [
        { name: "means", label: "Means", options: choicesOf(MEANS) },
        { name: "origin", label: "Made by", options: choicesOf(ORIGINS) },
        { name: "gateway", label: "Gateway", options: choicesOf(GATEWAYS) },
      ]
    : []),
];

/** Payments, made and tried. A client part, so that its rows cross as data. */
export function PaymentList({
  header,
  rows,
  state,
  detail,
  ...frame
}: Frame & { header: ReactNode; rows: readonly PaymentLine[]; state: ListState; detail: string }) {
  return (
    <RecordList
      header={header}
      caption="Payments"
      state={state}
      columns={columnsFor(frame, sharedCurrency(rows, frame.customers))}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${detail}/${row.id}`}
      rowTone={(row) => (["failed", "cancelled"].includes(row.state) ? "muted" : undefined)}
      search={false}
      filters={filtersFor(frame.staff)}
      moreFilters={<DayFilter url={state.url} />}
      empty={
        <EmptyState
          icon={<CreditCard />}
          title="No payments yet"
          body="Payments appear here as soon as they are begun, and say what became of them."
        />
      }
    />
  );
}
