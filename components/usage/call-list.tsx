"use client";

import { PhoneCall } from "lucide-react";
import type { ReactNode } from "react";
import { formatMoney } from "@/lib/platform/format";
import { formatQuantity } from "@/lib/platform/quantity";
import { choicesOf } from "../form/choices-of";
import { DayFilter } from "../ledger/day-filter";
import { CellLink } from "../list/cell-link";
import { ExportLink } from "../list/export-link";
import { listHref } from "../list/list-href";
import { customerColumn } from "../rooms/owner-columns";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { Badge } from "../ui/badge";
import { InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { DISPOSITION_WORDS, KIND_NAMES, towards, type UsageLine } from "./usage-words";

type Frame = {
  timeZone: string;
  /** Where customers are, for a list of many; none where all rows are of one. */
  customers?: string;
  /** Where lines are; none where there is only one. */
  accounts?: string;
  withAccount: boolean;
};

const columnsFor = (frame: Frame): RoomColumn<UsageLine>[] => [
  { key: "to", header: "To", fixed: true, cell: towards },
  {
    key: "at",
    header: "When",
    cell: (row) => <InstantText instant={row.occurredAt} timeZone={frame.timeZone} />,
  },
  { key: "destination", header: "Destination", cell: (row) => row.destination },
  { key: "kind", header: "Kind", extra: true, cell: (row) => KIND_NAMES[row.kind] ?? row.kind },
  { key: "from", header: "From", extra: true, cell: (row) => row.from },
  ...customerColumn<UsageLine>(frame.customers),
  ...(frame.withAccount
    ? [
        {
          key: "account",
          header: "Account",
          cell: ({ account }: UsageLine) =>
            frame.accounts ? (
              <CellLink href={`${frame.accounts}/${account.id}`}>{account.identifier}</CellLink>
            ) : (
              account.identifier
            ),
        },
      ]
    : []),
  {
    key: "charged",
    header: "Charged",
    align: "right",
    cell: (row) =>
      row.waived && row.waived !== "free_seconds" ? (
        <Badge>
          {DISPOSITION_WORDS[row.disposition] === "Answered" ? "Free" : DISPOSITION_WORDS[row.disposition]}
        </Badge>
      ) : (
        formatQuantity(row.kind, row.charged)
      ),
  },
  {
    key: "used",
    header: "Used",
    align: "right",
    extra: true,
    cell: (row) => formatQuantity(row.kind, row.used),
  },
  {
    key: "amount",
    header: "Amount",
    align: "right",
    cell: (row) => (row.xdrId === null ? "" : formatMoney(row.amount, { currency: row.currency })),
  },
];

const KINDS = [
  {
    name: "kind",
    label: "Kind",
    options: choicesOf(KIND_NAMES),
  },
];

/** What was used. A client part, so that its rows cross as data. */
export function CallList({
  header,
  rows,
  state,
  detail,
  notice,
  exportable,
  ...frame
}: Frame & {
  header: ReactNode;
  rows: readonly UsageLine[];
  state: ListState;
  /** Where one record's page is. */
  detail: string;
  notice?: ReactNode;
  /** The address of the file, for those who may take one. */
  exportable?: string;
}) {
  return (
    <RecordList
      header={header}
      caption="Calls and other usage"
      state={state}
      columns={columnsFor(frame)}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${detail}/${row.id}`}
      rowTone={(row) => (row.xdrId === null ? "muted" : undefined)}
      search={false}
      filters={KINDS}
      moreFilters={<DayFilter url={state.url} />}
      notice={notice}
      tools={exportable && <ExportLink href={listHref({ ...state.url, path: exportable })} />}
      empty={
        <EmptyState
          icon={<PhoneCall />}
          title="Nothing was used yet"
          body="Calls, messages and data appear here as soon as they are rated."
        />
      }
    />
  );
}
