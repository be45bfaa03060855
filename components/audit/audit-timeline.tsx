import { ScrollText } from "lucide-react";
import { ButtonLink } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { Timeline, type TimelineEntry } from "../ui/timeline";
import type { Tone } from "../ui/tone";
import { type AuditEntry, REALM_WORDS } from "./audit-types";
import { ChangeText } from "./change-text";

const toneOf = ({ outcome, kind }: AuditEntry): Tone =>
  outcome === "ok" ? (kind === "read" ? "neutral" : "info") : "bad";

const whoOf = ({ actor, subject }: AuditEntry): string =>
  subject
    ? `${actor.name} on behalf of ${subject.name}`
    : `${actor.name} · ${REALM_WORDS[actor.realm] ?? actor.realm}`;

const entryOf =
  (timeZone: string) =>
  (entry: AuditEntry): TimelineEntry => ({
    key: entry.id,
    when: <InstantText instant={entry.at} timeZone={timeZone} />,
    title: entry.property === null ? entry.text : <ChangeText entry={entry} />,
    who: whoOf(entry),
    detail: entry.property !== null && entry.reason ? entry.reason : undefined,
    tone: toneOf(entry),
  });

/** What happened to one record lately, for its own page; `allHref` leads to the rest. */
export function AuditTimeline({
  entries,
  timeZone,
  allHref,
}: {
  entries: readonly AuditEntry[];
  timeZone: string;
  allHref: string;
}) {
  return (
    <Card>
      <CardHeader
        title="What happened"
        description="From the audit log, newest first"
        actions={
          <ButtonLink href={allHref} size="sm">
            Show all
          </ButtonLink>
        }
      />
      <CardBody>
        {entries.length === 0 ? (
          <EmptyState icon={<ScrollText aria-hidden="true" />} title="Nothing is recorded yet" />
        ) : (
          <Timeline entries={entries.map(entryOf(timeZone))} />
        )}
      </CardBody>
    </Card>
  );
}
