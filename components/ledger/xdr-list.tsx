"use client";

import { ReceiptText } from "lucide-react";
import type { ReactNode } from "react";
import { formatMoney } from "@/lib/platform/format";
import { choicesOf } from "../form/choices-of";
import { CellLink } from "../list/cell-link";
import { ExportLink } from "../list/export-link";
import { listHref } from "../list/list-href";
import { currencyColumn, customerColumn, inCurrency, sharedCurrency } from "../rooms/owner-columns";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { Badge } from "../ui/badge";
import { DateText, InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { Menu } from "../ui/menu";
import { DayFilter } from "./day-filter";
import { aboutOf, KIND_WORDS, SERVICE_WORDS, titleOf, type XdrLine } from "./xdr-words";

type Frame = {
  timeZone: string;
  /** Where customers are, for a journal of many; none where all rows are of one. */
  customers?: string;
  /** Where lines are; none where there is only one, or no page of theirs. */
  accounts?: string;
  withAccount: boolean;
};

const columnsFor = (frame: Frame, shared: string | null): RoomColumn<XdrLine>[] => [
  { key: "what", header: "What", fixed: true, cell: titleOf },
  { key: "day", header: "Day", cell: (row) => <DateText date={row.day} /> },
  {
    key: "about",
    header: "About",
    cell: (row) =>
      (aboutOf(row) || row.reversedBy !== null) && (
        <span>
          {aboutOf(row)} {row.reversedBy !== null && <Badge>Taken back</Badge>}
        </span>
      ),
  },
  ...customerColumn<XdrLine>(frame.customers),
  ...(frame.withAccount
    ? [
        {
          key: "account",
          header: "Account",
          cell: ({ account }: XdrLine) =>
            account &&
            (frame.accounts ? (
              <CellLink href={`${frame.accounts}/${account.id}`}>{account.identifier}</CellLink>
            ) : (
              account.identifier
            )),
        },
      ]
    : []),
  {
    key: "service",
    header: "Service",
    extra: true,
    cell: (row) => SERVICE_WORDS[row.service] ?? row.service,
  },
  {
    key: "amount",
    header: inCurrency("Amount", shared),
    align: "right",
    cell: (row) => formatMoney(row.amount, { currency: row.currency, sign: "always" }),
  },
  {
    key: "balance",
    header: "Balance after",
    align: "right",
    hideOnPhone: true,
    cell: (row) => formatMoney(row.balanceAfter, { currency: row.currency }),
  },
  ...currencyColumn<XdrLine>(shared),
  {
    key: "occurred",
    header: "Exact time",
    extra: true,
    cell: (row) => <InstantText instant={row.occurredAt} timeZone={frame.timeZone} />,
  },
  {
    key: "posted",
    header: "Booked",
    extra: true,
    cell: (row) => <InstantText instant={row.postedAt} timeZone={frame.timeZone} />,
  },
];

const KINDS = [
  {
    name: "kind",
    label: "Kind",
    options: choicesOf(KIND_WORDS),
  },
];

/** The journal of a customer, a line, or everyone in sight. A client part, so that its rows cross as data. */
export function XdrList({
  header,
  rows,
  state,
  detail,
  reverts = false,
  exportable,
  sums,
  ...frame
}: Frame & {
  header: ReactNode;
  rows: readonly XdrLine[];
  state: ListState;
  /** Where one row's page is; left out where there is none. */
  detail?: string;
  /** Whether its reader may take rows back; asked for on a page of its own. */
  reverts?: boolean;
  /** The address of the file, for those who may take one. */
  exportable?: string;
  /** Totals of the days asked for. */
  sums?: ReactNode;
}) {
  return (
    <RecordList
      header={header}
      caption="Charges, credits and payments"
      state={state}
      columns={columnsFor(frame, sharedCurrency(rows, frame.customers))}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={detail ? (row) => `${detail}/${row.id}` : undefined}
      rowActions={
        reverts && detail
          ? (row) =>
              row.revertible && (
                <Menu
                  label={`Actions for xDR ${row.id}`}
                  items={[
                    { label: "Details", href: `${detail}/${row.id}` },
                    { label: "Take back…", href: `${detail}/${row.id}/take-back`, danger: true },
                  ]}
                />
              )
          : undefined
      }
      rowTone={(row) => (row.reversedBy === null && row.reverses === null ? undefined : "muted")}
      search={false}
      filters={KINDS}
      moreFilters={<DayFilter url={state.url} />}
      notice={sums}
      tools={exportable && <ExportLink href={listHref({ ...state.url, path: exportable })} />}
      empty={
        <EmptyState
          icon={<ReceiptText />}
          title="Nothing has moved this balance yet"
          body="Charges, credits and payments appear here as they happen."
        />
      }
    />
  );
}
