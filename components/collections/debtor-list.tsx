import { CircleCheck } from "lucide-react";
import { DataTable } from "../list/data-table";
import { StatusBadge, StatusOf } from "../ui/badge";
import { DateText, InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { Money } from "../ui/money";
import type { DebtorData } from "./collection-types";
import { STATES, stepName } from "./collection-words";

/** What each filter means, and what is said when nobody is in it. */
export const DEBTOR_FILTER_WORDS: Record<string, { label: string; nobody: string; why: string }> = {
  collecting: {
    label: "Collecting",
    nobody: "Nobody is collected",
    why: "No invoice is above the threshold of its customer’s class.",
  },
  limited: { label: "Limited", nobody: "Nobody is limited", why: "No overdue invoice limits services." },
  suspended: {
    label: "Suspended",
    nobody: "Nobody is suspended",
    why: "No overdue invoice suspends services.",
  },
  terminated: {
    label: "Terminated",
    nobody: "Nobody is provisionally terminated",
    why: "Customers come here when the last step of their class is done. They can be restored for some days.",
  },
  lifted: {
    label: "Lifted",
    nobody: "No suspension is lifted",
    why: "You can lift one until a day, on the customer’s Collection tab.",
  },
  promised: {
    label: "Promised",
    nobody: "Nobody has promised to pay",
    why: "Write a promise down on the customer’s Collection tab: it keeps reminders and suspension away until its day.",
  },
  waiting: {
    label: "Waiting for a notice",
    nobody: "No notice waits to be sent",
    why: "Nobody is limited, suspended or terminated before they were told.",
  },
};

function State({ row, timeZone }: { row: DebtorData; timeZone: string }) {
  return (
    <span className="grid gap-0.5">
      <span>
        <StatusOf words={STATES} code={row.state} />
      </span>
      {row.liftedUntil && (
        <span className="text-xs text-muted">
          lifted until <InstantText instant={row.liftedUntil} timeZone={timeZone} />
        </span>
      )}
      {row.promiseUntil && (
        <span className="text-xs text-muted">
          promised by <DateText date={row.promiseUntil} />
        </span>
      )}
    </span>
  );
}

function Next({ row }: { row: DebtorData }) {
  if (row.waiting) return <StatusBadge tone="warning">Waits for a notice</StatusBadge>;
  if (!row.next) return <span className="text-faint">–</span>;
  return (
    <span>
      {stepName(row.next.step)}, <DateText date={row.next.on} />
    </span>
  );
}

/** Customers that collections is at work on, and what comes next for each if nothing is paid. */
export function DebtorList({
  rows,
  filter,
  timeZone,
  base,
}: {
  rows: readonly DebtorData[];
  filter: string;
  timeZone: string;
  /** "/admin/customers" */
  base: string;
}) {
  const words = DEBTOR_FILTER_WORDS[filter];
  return (
    <DataTable
      caption={`Collections: ${words?.label ?? filter}`}
      columns={[
        { key: "customer", header: "Customer", cell: (row) => row.name },
        { key: "class", header: "Class", cell: (row) => row.className },
        { key: "state", header: "Status", cell: (row) => <State row={row} timeZone={timeZone} /> },
        {
          key: "owed",
          header: "Owed",
          align: "right",
          cell: (row) => <Money amount={row.remaining} currency={row.currency} />,
        },
        { key: "since", header: "Overdue since", cell: (row) => <DateText date={row.overdueSince} /> },
        { key: "next", header: "Next step", cell: (row) => <Next row={row} /> },
      ]}
      rows={rows}
      rowKey={(row) => row.customerId}
      rowHref={(row) => `${base}/${row.customerId}/collection`}
      empty={<EmptyState icon={<CircleCheck />} title={words?.nobody ?? "Nobody"} body={words?.why} />}
    />
  );
}
