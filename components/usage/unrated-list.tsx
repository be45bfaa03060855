"use client";

import { CheckCheck } from "lucide-react";
import type { ReactNode } from "react";
import { choicesOf } from "../form/choices-of";
import { BulkAction, BulkBar } from "../list/bulk-bar";
import { FilterSelect } from "../rooms/filter-select";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { Badge } from "../ui/badge";
import { InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import type { UnratedLine } from "./unrated-types";
import { REASON_WORDS } from "./usage-words";

const FORM = "selected-unrated";

const columnsFor = (timeZone: string): RoomColumn<UnratedLine>[] => [
  { key: "why", header: "Why it waits", fixed: true, cell: (row) => row.message },
  { key: "reason", header: "Reason", cell: (row) => <Badge>{REASON_WORDS[row.reason] ?? row.reason}</Badge> },
  { key: "account", header: "Account", cell: (row) => row.accountKey },
  { key: "to", header: "To", cell: (row) => row.to },
  {
    key: "at",
    header: "Happened",
    cell: (row) => row.occurredAt && <InstantText instant={row.occurredAt} timeZone={timeZone} />,
  },
  { key: "source", header: "Source", extra: true, cell: (row) => row.source },
  { key: "line", header: "Line", align: "right", extra: true, cell: (row) => row.lineNo ?? "" },
  { key: "attempts", header: "Tried", align: "right", extra: true, cell: (row) => row.attempts },
  {
    key: "in",
    header: "Came in",
    extra: true,
    cell: (row) => <InstantText instant={row.createdAt} timeZone={timeZone} />,
  },
];

/** What waits in the queue. A client part, so that its rows cross as data. */
export function UnratedList({
  header,
  rows,
  state,
  timeZone,
  sources,
  notice,
}: {
  header: ReactNode;
  rows: readonly UnratedLine[];
  state: ListState;
  timeZone: string;
  sources: { value: string; label: string }[];
  notice?: ReactNode;
}) {
  return (
    <RecordList
      header={header}
      caption="Records that could not be rated"
      state={state}
      columns={columnsFor(timeZone)}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/admin/usage/unrated/${row.id}`}
      rowTone={(row) => (row.discardedAt ? "muted" : undefined)}
      search={false}
      filters={[
        {
          name: "reason",
          label: "Reason",
          options: choicesOf(REASON_WORDS),
        },
        { name: "sourceId", label: "Source", options: sources },
      ]}
      moreFilters={
        <FilterSelect
          url={state.url}
          name="state"
          label="Waiting or discarded"
          options={[
            { value: "", label: "Waiting" },
            { value: "discarded", label: "Discarded" },
          ]}
        />
      }
      notice={notice}
      selectForm={FORM}
      selectLabel={(row) => `Select: ${row.message}`}
      bulk={
        <BulkBar formId={FORM} action="/admin/usage/unrated/selected" one="record" many="records">
          <BulkAction verb="Try" value="replay" variant="primary" />
          <BulkAction verb="Discard" value="discard" />
        </BulkBar>
      }
      empty={
        <EmptyState
          icon={<CheckCheck />}
          title="Nothing waits"
          body="Every record that came in was rated. What can’t be is put here, with the reason."
        />
      }
    />
  );
}
