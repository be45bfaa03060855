import {
  formatDate,
  formatInstant,
  formatInstantExact,
  type InstantLike,
  isoInstant,
} from "@/lib/platform/format";

/** A plain business date ("YYYY-MM-DD"), the same in every time zone. `empty` stands in for none. */
export function DateText({ date, empty = "–" }: { date: string | null | undefined; empty?: string }) {
  if (!date) return <span className="text-faint">{empty}</span>;
  return (
    <time dateTime={date} className="whitespace-nowrap">
      {formatDate(date)}
    </time>
  );
}

/** Days from one to another, both counted; a single day by its own name. */
export function DaysText({ first, last }: { first: string; last: string }) {
  if (first === last) return <DateText date={first} />;
  return (
    <span>
      <DateText date={first} /> to <DateText date={last} />
    </span>
  );
}

/** A moment in the viewer's zone, the exact instant on hover. */
export function InstantText({
  instant,
  timeZone,
  empty = "–",
}: {
  instant: InstantLike | null | undefined;
  timeZone: string;
  empty?: string;
}) {
  if (instant === null || instant === undefined) return <span className="text-faint">{empty}</span>;
  return (
    <time
      dateTime={isoInstant(instant)}
      title={formatInstantExact(instant, timeZone)}
      className="whitespace-nowrap"
    >
      {formatInstant(instant, timeZone)}
    </time>
  );
}
