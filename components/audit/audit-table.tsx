import type { ReactNode } from "react";
import { CellLink } from "../list/cell-link";
import { type Column, DataTable } from "../list/data-table";
import { StatusBadge } from "../ui/badge";
import { InstantText } from "../ui/date-text";
import { type AuditEntry, OUTCOME_WORDS, REALM_WORDS } from "./audit-types";
import { ChangeText } from "./change-text";
import { entityHref } from "./entity-href";
import { EntryDetails } from "./entry-details";

function Who({ entry: { actor, subject } }: { entry: AuditEntry }) {
  return (
    <div className="grid justify-items-start gap-0.5">
      <span className="font-medium">{actor.name}</span>
      {subject ? (
        <StatusBadge tone="warning">on behalf of {subject.name}</StatusBadge>
      ) : (
        <span className="text-xs text-muted">{REALM_WORDS[actor.realm] ?? actor.realm}</span>
      )}
    </div>
  );
}

function What({ entry }: { entry: AuditEntry }) {
  const isChange = entry.property !== null;
  return (
    <div className="min-w-0 text-left">
      {entry.outcome !== "ok" && (
        <StatusBadge tone="bad">{OUTCOME_WORDS[entry.outcome] ?? entry.outcome}</StatusBadge>
      )}
      {isChange ? <ChangeText entry={entry} /> : <p className="line-clamp-3 break-words">{entry.text}</p>}
      {entry.cause && (
        <p className="text-xs text-muted">
          {entry.cause.label} · {entry.cause.id}
        </p>
      )}
      {isChange && entry.reason && <p className="line-clamp-2 text-xs text-muted">Reason: {entry.reason}</p>}
      <EntryDetails entry={entry} />
    </div>
  );
}

function About({ entry: { entity } }: { entry: AuditEntry }) {
  const href = entityHref(entity);
  const name = entity.name || (entity.id === null ? "" : String(entity.id));
  return (
    <div className="grid gap-0.5">
      <span className="text-xs text-muted">{entity.label}</span>
      {name && (href ? <CellLink href={href}>{name}</CellLink> : <span className="break-words">{name}</span>)}
    </div>
  );
}

const columnsFor = (timeZone: string): Column<AuditEntry>[] => [
  {
    key: "at",
    header: "Time",
    cell: (entry) => <InstantText instant={entry.at} timeZone={timeZone} />,
    className: "align-top",
  },
  { key: "who", header: "Who", cell: (entry) => <Who entry={entry} />, className: "align-top" },
  { key: "what", header: "What", cell: (entry) => <What entry={entry} />, className: "w-1/2 align-top" },
  { key: "about", header: "About", cell: (entry) => <About entry={entry} />, className: "align-top" },
];

/** Rows of the audit log, newest first: when, who and for whom, what, about what. */
export function AuditTable({
  entries,
  timeZone,
  empty,
}: {
  entries: readonly AuditEntry[];
  timeZone: string;
  empty: ReactNode;
}) {
  return (
    <DataTable
      caption="Audit log, newest first"
      columns={columnsFor(timeZone)}
      rows={entries}
      rowKey={(entry) => entry.id}
      empty={empty}
    />
  );
}
