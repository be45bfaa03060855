import { Refused, type UsageRecord } from "./usage-record";

/** The moments that written times may mean, the earlier first; none where nothing is written. Lengths in seconds. */
export type WrittenTimes = {
  starts: readonly number[];
  answers: readonly number[];
  ends: readonly number[];
  /** From start to end; null where the source says nothing. */
  duration: number | null;
  /** From answer to end. */
  billed: number | null;
};

const nearest = (moments: readonly number[], wanted: number): number | null =>
  moments.reduce<number | null>(
    (best, one) => (best === null || Math.abs(one - wanted) < Math.abs(best - wanted) ? one : best),
    null,
  );

const dateOf = (moment: number | null): Date | null => (moment === null ? null : new Date(moment));

/**
 * Start, answer and end as moments. In an hour that comes twice, the reading that fits the record's own lengths is the
 * right one; where both fit, or no length is known, the earlier. Without this a call over the change of clocks could end
 * before it starts.
 */
export function settleTimes({
  starts,
  answers,
  ends,
  duration,
  billed,
}: WrittenTimes): Pick<UsageRecord, "occurredAt" | "answeredAt" | "endedAt"> {
  const [first] = starts;
  if (first === undefined) throw new Refused("The start is missing.");
  const length = (duration ?? 0) * 1000;
  const misses = (from: number, to: number | null) => Math.abs((to ?? from) - from - length);
  let start = first;
  let end =
    duration === null ? (ends.find((one) => one >= first) ?? ends[0] ?? null) : nearest(ends, first + length);
  for (const other of duration === null ? [] : starts.slice(1)) {
    const otherEnd = nearest(ends, other + length);
    if (otherEnd !== null && misses(other, otherEnd) < misses(start, end)) [start, end] = [other, otherEnd];
  }
  const answer = nearest(answers, end === null || billed === null ? start : end - billed * 1000);
  return { occurredAt: new Date(start), answeredAt: dateOf(answer), endedAt: dateOf(end) };
}
