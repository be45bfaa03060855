import { TextLink } from "../rooms/text-link";
import { DescriptionList, type Fact, given } from "../ui/description-list";
import { type AuditEntry, KIND_WORDS, OUTCOME_WORDS, REALM_WORDS } from "./audit-types";

const Filter = ({ name, value }: { name: string; value: string | number }) => (
  <TextLink href={`/admin/audit?${name}=${encodeURIComponent(value)}`} className="break-all">
    {value}
  </TextLink>
);

const party = ({ realm, id, name }: AuditEntry["actor"]): string =>
  [name, REALM_WORDS[realm] ?? realm, id === null ? null : `id ${id}`].filter(Boolean).join(" · ");

/** Everything a row holds: where it came from, under which request, why. Opens without script. */
export function EntryDetails({ entry }: { entry: AuditEntry }) {
  const facts: Fact[] = [
    { label: "In words", value: entry.text },
    { label: "Done by", value: party(entry.actor) },
    ...given("On behalf of", entry.subject && party(entry.subject)),
    ...given("Reason", entry.reason),
    ...given("Old", entry.before),
    ...given("New", entry.after),
    ...given("Cause", entry.cause && `${entry.cause.label} · ${entry.cause.type} ${entry.cause.id}`),
    ...given(
      "Acting session",
      entry.impersonationId && <Filter name="impersonationId" value={entry.impersonationId} />,
    ),
    ...given("Request", entry.requestId && <Filter name="requestId" value={entry.requestId} />),
    ...given("IP address", entry.ip && <Filter name="ip" value={entry.ip} />),
    ...given("Session", entry.session),
    ...given("Portal", entry.portal),
    {
      label: "Recorded as",
      value: `${entry.action} · ${KIND_WORDS[entry.kind] ?? entry.kind} · ${OUTCOME_WORDS[entry.outcome] ?? entry.outcome} · row ${entry.id}`,
    },
  ];
  return (
    <details className="mt-1 text-left">
      <summary className="inline-flex min-h-6 cursor-pointer items-center text-xs text-muted hover:text-fg hover:underline">
        Details
      </summary>
      <div className="mt-1.5 grid gap-2 rounded-lg bg-sunken p-3">
        <DescriptionList items={facts} />
        {entry.details && Object.keys(entry.details).length > 0 && (
          <pre className="max-h-64 overflow-auto font-mono text-xs whitespace-pre-wrap break-words">
            {JSON.stringify(entry.details, null, 2)}
          </pre>
        )}
      </div>
    </details>
  );
}
