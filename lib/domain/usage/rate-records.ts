import type { Work } from "@/lib/kernel/work";
import { sha256Hex } from "@/lib/platform/ids";
import type { Money } from "@/lib/platform/money";
import { type Judged, priceRecords, type ToRate } from "./price-records";
import type { Reason } from "./rules/reasons";
import type { ReadUsage } from "./rules/usage-record";
import { claimCalls, insertUnrated, type NewUnrated } from "./store";
import { type ToWrite, writePriced } from "./write-priced";

/** A record as it came in, and what could be read of it. */
export type Incoming = { lineNo: number | null; raw: unknown; read: ReadUsage };

/** rated: in the journal; free: kept without a charge; duplicate: was here before; unrated: waits in the queue. */
export type Fate = "rated" | "free" | "duplicate" | "unrated";
export type Outcome = {
  callId: string;
  fate: Fate;
  reason?: Reason;
  message?: string;
  amount?: Money;
  xdrId?: number | null;
};

/** What can't be read has no id of its own; a digest of it makes it known again. */
const idOf = ({ raw, read }: Incoming): string =>
  read.record?.callId ?? `unread/${sha256Hex(JSON.stringify(raw)).slice(0, 32)}`;

/** Those that have a price, and by record id why the others wait. */
export function settle(judged: readonly Judged[]): {
  toWrite: ToWrite[];
  waiting: Map<number, Judged["unrated"]>;
} {
  const toWrite: ToWrite[] = [];
  const waiting = new Map<number, Judged["unrated"]>();
  for (const { toRate, priced, unrated } of judged) {
    if (priced) toWrite.push({ toRate, priced });
    if (unrated) waiting.set(toRate.recordId, unrated);
  }
  return { toWrite, waiting };
}

/**
 * Part: takes in records of one source, a thousand as well as one. Each is known by its call id and taken once, whoever
 * brings it and however often; what can't be rated waits in the queue with its reason. Some twenty statements, whatever
 * their number. The caller leaves the audit row.
 * @returns what became of each, in order.
 */
export async function rateRecords(
  work: Work,
  from: { sourceId: number; fileId: number | null },
  incoming: readonly Incoming[],
): Promise<Outcome[]> {
  const callIds = incoming.map(idOf);
  const claimed = await claimCalls(work, from.sourceId, [...new Set(callIds)]);
  const { sourceId, fileId } = from;
  const toRate: ToRate[] = [];
  // Of a record that stands twice in a batch the first is taken.
  const recordIds = callIds.map((callId) => {
    const recordId = claimed.get(callId);
    claimed.delete(callId);
    return recordId;
  });
  for (const [n, { read }] of incoming.entries()) {
    const recordId = recordIds[n];
    if (recordId !== undefined && read.record)
      toRate.push({ recordId, version: 1, sourceId, fileId, record: read.record });
  }
  const { judged, counters } = await priceRecords(work, toRate);
  const { toWrite, waiting } = settle(judged);
  const { xdrIds } = await writePriced(work, toWrite, counters);
  const written = new Map(toWrite.map(({ toRate: { recordId } }, n) => [recordId, n]));
  const queued: NewUnrated[] = [];
  const outcomes = incoming.map(({ read, raw, lineNo }, n): Outcome => {
    const callId = callIds[n] ?? "";
    const recordId = recordIds[n];
    if (recordId === undefined) return { callId, fate: "duplicate" };
    const at = written.get(recordId);
    if (at !== undefined) {
      const xdrId = xdrIds[at] ?? null;
      return { callId, fate: xdrId === null ? "free" : "rated", amount: toWrite[at]?.priced.amount, xdrId };
    }
    const unrated = read.record
      ? waiting.get(recordId)
      : { reason: "malformed" as const, message: read.problem };
    if (!unrated) return { callId, fate: "free", xdrId: null };
    queued.push({ callId, lineNo, raw, record: read.record ?? null, unrated });
    return { callId, fate: "unrated", reason: unrated.reason, message: unrated.message };
  });
  await insertUnrated(work, from, queued);
  return outcomes;
}

/** Part: puts one record that could not be written into the queue. */
export async function queueRefused(
  work: Work,
  from: { sourceId: number; fileId: number | null },
  { raw, read, lineNo }: Incoming,
  message: string,
): Promise<Outcome> {
  const callId = idOf({ raw, read, lineNo });
  if ((await claimCalls(work, from.sourceId, [callId])).size === 0) return { callId, fate: "duplicate" };
  const unrated = { reason: "not_priced" as const, message };
  await insertUnrated(work, from, [{ callId, lineNo, raw, record: read.record ?? null, unrated }]);
  return { callId, fate: "unrated", reason: unrated.reason, message };
}
