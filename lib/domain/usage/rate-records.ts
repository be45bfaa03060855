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

type Named = Incoming & { callId: string };

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
  const named: Named[] = incoming.map((one) => ({ ...one, callId: idOf(one) }));
  const claimed = await claimCalls(work, from.sourceId, [...new Set(named.map(({ callId }) => callId))]);
  const fresh = new Map<Named, number>();
  for (const one of named) {
    const recordId = claimed.get(one.callId);
    if (recordId !== undefined && claimed.delete(one.callId)) fresh.set(one, recordId);
  }
  const toRate = [...fresh].flatMap(([{ read }, recordId]): ToRate[] =>
    read.record ? [{ ...from, recordId, version: 1, record: read.record }] : [],
  );
  const { judged, counters } = await priceRecords(work, toRate);
  const { toWrite, waiting } = settle(judged);
  const { xdrIds } = await writePriced(work, toWrite, counters);
  const written = new Map(
    toWrite.map((one, n) => [one.toRate.recordId, { ...one, xdrId: xdrIds[n] ?? null }]),
  );
  const queued: NewUnrated[] = [];
  const outcomes = named.map((one): Outcome => {
    const { callId } = one;
    const recordId = fresh.get(one);
    if (recordId === undefined) return { callId, fate: "duplicate" };
    const done = written.get(recordId);
    if (done)
      return {
        callId,
        fate: done.xdrId === null ? "free" : "rated",
        amount: done.priced.amount,
        xdrId: done.xdrId,
      };
    const unrated = one.read.record
      ? waiting.get(recordId)
      : { reason: "malformed" as const, message: one.read.problem };
    if (!unrated) return { callId, fate: "free", xdrId: null };
    queued.push({ callId, lineNo: one.lineNo, raw: one.raw, record: one.read.record ?? null, unrated });
    return { callId, fate: "unrated", reason: unrated.reason, message: unrated.message };
  });
  await insertUnrated(work, from, queued);
  return outcomes;
}
