"use client";

import { ReceiptText } from "lucide-react";
import type { ReactNode } from "react";
import { formatMoney } from "@/lib/platform/format";
import { choicesOf } from "../form/choices-of";
import { DayFilter } from "../ledger/day-filter";
import { FilterSelect } from "../rooms/filter-select";
import { currencyColumn, customerColumn, inCurrency, sharedCurrency } from "../rooms/owner-columns";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { DateText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { InvoiceStatusBadge, ISSUED_STATUS_OPTIONS, STATUS_OPTIONS } from "./invoice-status";
import { INVOICE_TYPES, type InvoiceData, invoiceName } from "./invoice-types";
import { daysText } from "./line-words";

type Frame = {
  /** Where customers are, for a list of many; none where all invoices are of one. */
  customers?: string;
  /** Drafts are among them. */
  withDrafts: boolean;
};

const money = (row: InvoiceData, amount: string) => formatMoney(amount, { currency: row.currency });
const whole = (text: string) => <span className="whitespace-nowrap">{text}</span>;

const columnsFor = (frame: Frame, shared: string | null): RoomColumn<InvoiceData>[] => [
  { key: "number", header: "Number", fixed: true, cell: (row) => whole(invoiceName(row)) },
  ...customerColumn<InvoiceData>(frame.customers),
  { key: "status", header: "Status", cell: (row) => <InvoiceStatusBadge status={row.status} /> },
  {
    key: "period",
    header: "Period",
    hideOnPhone: true,
    cell: ({ period }) => whole(daysText(period.from, period.to)),
  },
  { key: "issued", header: "Issued", cell: (row) => <DateText date={row.issuedOn} /> },
  { key: "due", header: "Pay by", cell: (row) => <DateText date={row.dueOn} /> },
  { key: "total", header: inCurrency("Total", shared), align: "right", cell: (row) => money(row, row.total) },
  { key: "outstanding", header: "Outstanding", align: "right", cell: (row) => money(row, row.outstanding) },
  { key: "net", header: "Net", align: "right", extra: true, cell: (row) => money(row, row.net) },
  { key: "tax", header: "Tax", align: "right", extra: true, cell: (row) => money(row, row.tax) },
  {
    key: "due_amount",
    header: "Amount due",
    align: "right",
    extra: true,
    cell: (row) => money(row, row.amountDue),
  },
  ...currencyColumn<InvoiceData>(shared),
  { key: "type", header: "Type", extra: true, cell: (row) => INVOICE_TYPES[row.type] ?? row.type },
];

const TYPE_FILTER = {
  name: "type",
  label: "Type",
  options: choicesOf(INVOICE_TYPES),
};

/** Invoices of a customer, or of everyone in sight. A client part, so that its rows cross as data. */
export function InvoiceList({
  header,
  rows,
  state,
  detail,
  tools,
  sums,
  ...frame
}: Frame & {
  header: ReactNode;
  rows: readonly InvoiceData[];
  state: ListState;
  /** Where an invoice's page is. */
  detail: string;
  /** Downloads, for those who may take them. */
  tools?: ReactNode;
  /** What the invoices asked for come to. */
  sums?: ReactNode;
}) {
  const { url } = state;
  return (
    <RecordList
      header={header}
      caption="Invoices"
      state={state}
      columns={columnsFor(frame, sharedCurrency(rows, frame.customers))}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${detail}/${row.id}`}
      rowTone={(row) => (row.status === "void" ? "muted" : undefined)}
      searchLabel="Number begins with"
      filters={[
        {
          name: "status",
          label: "Status",
          options: frame.withDrafts ? STATUS_OPTIONS : ISSUED_STATUS_OPTIONS,
        },
        TYPE_FILTER,
      ]}
      moreFilters={
        <>
          <FilterSelect
            url={url}
            name="withVoid"
            label="Void invoices"
            options={[
              { value: "", label: "Without void ones" },
              { value: "on", label: "With void ones" },
            ]}
          />
          <FilterSelect
            url={url}
            name="on"
            label="Which day"
            options={[
              { value: "", label: "By issue date" },
              { value: "due", label: "By due date" },
              { value: "period", label: "By end of period" },
            ]}
          />
          <DayFilter url={url} />
        </>
      }
      notice={sums}
      tools={tools}
      empty={
        <EmptyState
          icon={<ReceiptText />}
          title="No invoices yet"
          body="An invoice appears here when a billing period is over."
        />
      }
    />
  );
}
