import type { UsageService } from "@/lib/domain/catalog";
import type { Used } from "./measure";

export const DISPOSITIONS = ["answered", "no_answer", "busy", "failed"] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** One thing that was used, whichever switch or file says so. */
export type UsageRecord = {
  /** Made of what the record says, never of where it stands: the same record has the same id in every file. */
  callId: string;
  kind: UsageService;
  /** When it began. */
  occurredAt: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
  /** As they were given; `normalizeNumber` makes them ready for prefixes. */
  from: string;
  to: string;
  /** What its account is found by; "" when the record names none. */
  accountKey: string;
  /** Whole seconds from start to end, and of conversation. Zero for what has no length. */
  durationSeconds: number;
  billableSeconds: number;
  /** What rating counts: billable seconds of a call, pieces, bytes. */
  quantity: bigint;
  disposition: Disposition;
  /** The switch says that it is not to be billed. */
  omitted: boolean;
  /** What else the source says, for people who look at it. Holds personal data. */
  details: Record<string, string>;
};

/** A record, or the reason why there is none, in plain words. */
export type ReadUsage =
  | { record: UsageRecord; problem?: undefined }
  | { record?: undefined; problem: string };

const LONGEST_ID = 255;
const LONGEST_TEXT = 128;
const LONGEST_SECONDS = 30 * 86_400;
/** Clocks of switches run ahead of ours. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;
const EARLIEST = Date.UTC(2000, 0, 1);

const shown = (milliseconds: number) => new Date(milliseconds).toISOString().replace(".000Z", "Z");

function textProblem({ callId, from, to, accountKey }: UsageRecord): string | null {
  if (callId.trim() === "") return "The record has no id.";
  if (callId.length > LONGEST_ID) return `The id is longer than ${LONGEST_ID} characters.`;
  const texts = { "calling number": from, "called number": to, account: accountKey };
  for (const [name, text] of Object.entries(texts))
    if (text.length > LONGEST_TEXT) return `The ${name} is longer than ${LONGEST_TEXT} characters.`;
  return null;
}

function lengthProblem(record: UsageRecord): string | null {
  const { durationSeconds: duration, billableSeconds: billed, disposition, quantity } = record;
  for (const [name, seconds] of [
    ["duration", duration],
    ["billed time", billed],
  ] as const) {
    if (!Number.isInteger(seconds)) return `The ${name} is not a number of whole seconds.`;
    if (seconds < 0) return `The ${name} is ${seconds} seconds; it can't be below zero.`;
  }
  if (quantity < 0n) return "The quantity is below zero.";
  if (billed > duration) return `It is billed for ${billed} seconds but lasted only ${duration}.`;
  if (duration > LONGEST_SECONDS) return "It lasted longer than 30 days.";
  if (billed > 0 && disposition !== "answered")
    return `It is billed for ${billed} seconds, but was not answered.`;
  return null;
}

function timeProblem(record: UsageRecord, now: Date): string | null {
  const start = record.occurredAt.getTime();
  const answer = record.answeredAt?.getTime() ?? start;
  const end = record.endedAt?.getTime() ?? start + record.durationSeconds * 1000;
  if (![start, answer, end].every(Number.isFinite)) return "It has no time.";
  if (end < start) return "It ends before it starts.";
  if (answer < start) return "It was answered before it starts.";
  if (answer > end) return "It was answered after it ends.";
  if (start < EARLIEST) return `Its time, ${shown(start)}, lies before 2000: the switch's clock was not set.`;
  const latest = now.getTime() + CLOCK_TOLERANCE_MS;
  return end > latest ? `Its time, ${shown(start > latest ? start : end)}, lies in the future.` : null;
}

/** Why a record can't be taken, or null when it can. Whether there is an account and a rate for it is another question. */
export const usageProblem = (record: UsageRecord, now: Date): string | null =>
  textProblem(record) ?? lengthProblem(record) ?? timeProblem(record, now);

/** A reason to refuse a record, on its way out of whatever reads it. */
export class Refused extends Error {}

/** Runs a reading: its record when it is sound, else the reason to refuse it. */
export function readingOf(read: () => UsageRecord, now: Date): ReadUsage {
  try {
    const record = read();
    const problem = usageProblem(record, now);
    return problem === null ? { record } : { problem };
  } catch (error) {
    if (error instanceof Refused) return { problem: error.message };
    throw error;
  }
}

export const usedOf = ({ kind, quantity, disposition, omitted }: UsageRecord): Used => ({
  kind,
  quantity,
  answered: disposition === "answered",
  omitted,
});
