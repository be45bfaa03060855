import { UserRoundCog } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { Field } from "../form/field";
import { TextInput } from "../form/text-input";
import { CellLink } from "../list/cell-link";
import { type Column, DataTable } from "../list/data-table";
import { StatusBadge } from "../ui/badge";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import type { Tone } from "../ui/tone";
import { REALM_WORDS } from "./audit-types";
import { entityHref } from "./entity-href";

export type ActingEntry = {
  id: number;
  actor: { id: number; realm: string; name: string };
  subject: { realm: string; id: number; name: string };
  customerId: number | null;
  reason: string;
  ticket: string;
  state: "waiting" | "unused" | "running" | "ended";
  startedAt: Date;
  endsAt: Date;
  ended: { at: Date; cause: string } | null;
  /** The cause in words; "" while it goes on. */
  endedWhy: string;
  reads: number;
  changes: number;
};

const STATES: Record<ActingEntry["state"], { tone: Tone; word: string }> = {
  waiting: { tone: "info", word: "Opening" },
  unused: { tone: "neutral", word: "Never opened" },
  running: { tone: "warning", word: "Acting now" },
  ended: { tone: "neutral", word: "Ended" },
};

function Subject({ entry: { subject, customerId } }: { entry: ActingEntry }) {
  const href = entityHref({ type: subject.realm, id: subject.id, label: "", name: "", customerId });
  return (
    <div className="grid gap-0.5">
      {href ? <CellLink href={href}>{subject.name}</CellLink> : subject.name}
      <span className="text-xs text-muted">{REALM_WORDS[subject.realm] ?? subject.realm}</span>
    </div>
  );
}

function EndNow({ entry, action }: { entry: ActingEntry; action: FormAction }) {
  return (
    <ConfirmDialog
      trigger={<Button size="sm">End now</Button>}
      title={`End ${entry.actor.name}’s acting for ${entry.subject.name}?`}
      consequence="It ends on their next click. What they did stays done, and stays recorded."
      confirmLabel="End it"
      action={action}
    >
      <input type="hidden" name="impersonationId" value={entry.id} />
      <Field label="Reason" name="reason" required help="Kept in the audit log.">
        <TextInput minLength={3} maxLength={500} />
      </Field>
    </ConfirmDialog>
  );
}

const columnsFor = (timeZone: string): Column<ActingEntry>[] => [
  {
    key: "started",
    header: "Started",
    cell: (entry) => <InstantText instant={entry.startedAt} timeZone={timeZone} />,
  },
  {
    key: "actor",
    header: "Who",
    cell: (entry) => (
      <div className="grid gap-0.5">
        <span className="font-medium">{entry.actor.name}</span>
        <span className="text-xs text-muted">{REALM_WORDS[entry.actor.realm] ?? entry.actor.realm}</span>
      </div>
    ),
  },
  { key: "subject", header: "Acted for", cell: (entry) => <Subject entry={entry} /> },
  {
    key: "reason",
    header: "Reason",
    className: "w-1/4",
    cell: (entry) => (
      <div className="grid gap-0.5">
        <span className="line-clamp-2 break-words">{entry.reason}</span>
        {entry.ticket && <span className="text-xs text-muted">Ticket {entry.ticket}</span>}
      </div>
    ),
  },
  {
    key: "state",
    header: "State",
    cell: (entry) => (
      <div className="grid justify-items-start gap-0.5">
        <StatusBadge tone={STATES[entry.state].tone}>{STATES[entry.state].word}</StatusBadge>
        {entry.ended && (
          <span className="text-xs text-muted">
            <InstantText instant={entry.ended.at} timeZone={timeZone} />: {entry.endedWhy}
          </span>
        )}
      </div>
    ),
  },
  {
    key: "did",
    header: "Read and changed",
    cell: (entry) => (
      <CellLink
        href={`/admin/audit?impersonationId=${entry.id}`}
        className="text-accent-text whitespace-nowrap tabular-nums hover:underline"
      >
        {entry.reads} read, {entry.changes} changed
      </CellLink>
    ),
  },
];

/** Who acted for whom. `endAction` is null for those who may only look. */
export function ActingTable({
  entries,
  timeZone,
  endAction,
}: {
  entries: readonly ActingEntry[];
  timeZone: string;
  endAction: FormAction | null;
}) {
  return (
    <DataTable
      caption="Acting sessions, newest first"
      columns={columnsFor(timeZone)}
      rows={entries}
      rowKey={(entry) => entry.id}
      rowTone={(entry) => (entry.state === "unused" ? "muted" : undefined)}
      rowActions={
        endAction
          ? (entry) => (entry.state === "running" ? <EndNow entry={entry} action={endAction} /> : null)
          : undefined
      }
      empty={
        <EmptyState
          icon={<UserRoundCog aria-hidden="true" />}
          title="Nobody acted for anyone"
          body="Each “Log in as” appears here with its reason, and with what was read and changed."
        />
      }
    />
  );
}
