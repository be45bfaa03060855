"use client";

import { Mail } from "lucide-react";
import type { ReactNode } from "react";
import { choicesOf } from "../form/choices-of";
import { customerColumn } from "../rooms/owner-columns";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { Badge } from "../ui/badge";
import { InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { MessageStatusBadge } from "./message-status";
import { CHANNELS, type MessageData, STATUS_SHOWN, THROUGH } from "./message-types";

type Frame = {
  timeZone: string;
  /** Where customers are, for a list of many. */
  customers?: string;
  /** Staff sees what was not sent, too. */
  staff: boolean;
};

const columnsFor = ({ timeZone, customers, staff }: Frame): RoomColumn<MessageData>[] => [
  {
    key: "subject",
    header: "Message",
    fixed: true,
    cell: (row) => (
      <span className="flex flex-wrap items-center gap-x-2 md:min-w-72">
        {row.subject || row.label}
        {row.isTest && <Badge>Test</Badge>}
      </span>
    ),
  },
  ...customerColumn<MessageData>(customers),
  ...(staff
    ? [
        {
          key: "status",
          header: "Status",
          cell: (row: MessageData) => <MessageStatusBadge status={row.status} />,
        },
        { key: "type", header: "Kind", hideOnPhone: true, cell: (row: MessageData) => row.label },
      ]
    : []),
  {
    key: "channel",
    header: "By",
    hideOnPhone: true,
    extra: staff,
    cell: (row) => CHANNELS[row.channel] ?? row.channel,
  },
  { key: "recipient", header: "To", hideOnPhone: true, cell: (row) => row.recipient },
  ...(staff
    ? [
        {
          key: "created",
          header: "Caused",
          extra: true,
          cell: (row: MessageData) => <InstantText instant={row.createdAt} timeZone={timeZone} />,
        },
      ]
    : []),
  { key: "sent", header: "Sent", cell: (row) => <InstantText instant={row.sentAt} timeZone={timeZone} /> },
  ...(staff
    ? [
        {
          key: "attempts",
          header: "Attempts",
          align: "right" as const,
          extra: true,
          cell: (row: MessageData) => row.attempts,
        },
        {
          key: "through",
          header: "Through",
          extra: true,
          cell: (row: MessageData) => (row.transport ? (THROUGH[row.transport] ?? row.transport) : "–"),
        },
        { key: "reason", header: "Why not sent", extra: true, cell: (row: MessageData) => row.reason },
      ]
    : []),
];

/** Messages of a customer, or of everyone in sight. A client part, so that its rows cross as data. */
export function MessageList({
  header,
  rows,
  state,
  detail,
  types,
  ...frame
}: Frame & {
  header: ReactNode;
  rows: readonly MessageData[];
  state: ListState;
  /** Where a message's page is. */
  detail: string;
  types: { value: string; label: string }[];
}) {
  return (
    <RecordList
      header={header}
      caption="Messages"
      state={state}
      columns={columnsFor(frame)}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${detail}/${row.id}`}
      rowTone={(row) => (row.status === "cancelled" ? "muted" : undefined)}
      search={false}
      filters={
        frame.staff
          ? [
              {
                name: "status",
                label: "Status",
                options: [{ value: "attention", label: "Waits for somebody" }, ...choicesOf(STATUS_SHOWN)],
              },
              { name: "type", label: "Kind", options: types },
              {
                name: "channel",
                label: "By",
                options: choicesOf(CHANNELS),
              },
            ]
          : []
      }
      empty={
        <EmptyState
          icon={<Mail />}
          title="No messages yet"
          body={
            frame.staff
              ? "What is sent to customers appears here: invoices, reminders, payments."
              : "What we send you appears here: invoices, reminders, payments."
          }
        />
      }
    />
  );
}
