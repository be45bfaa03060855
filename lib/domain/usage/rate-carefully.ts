import { AuditTrail } from "@/lib/kernel/audit";
import { sqlState } from "@/lib/kernel/retry";
import type { Work } from "@/lib/kernel/work";
import { DomainError } from "@/lib/platform/errors";
import { type Incoming, type Outcome, queueRefused, rateRecords } from "./rate-records";

/** SQLSTATE classes that are about what was written: 22 a value that does not fit, 23 a violated constraint. */
const ABOUT_DATA = /^2[23]/;

/** Why records can't be written, in plain words; null when the trouble is not theirs (a lock, a lost connection). */
function faultOf(error: unknown): string | null {
  if (error instanceof DomainError)
    return ["invalid", "conflict", "not_found"].includes(error.code) ? error.message : null;
  const state = sqlState(error);
  return state && ABOUT_DATA.test(state) ? "The database refused a value of this record." : null;
}

/**
 * Part: rates all records that can be rated. A batch that fails is undone and halved until the bad ones stand alone, each in
 * the queue with its reason, so that none of them stops a file.
 */
export async function rateCarefully(
  work: Work,
  from: { sourceId: number; fileId: number | null },
  incoming: readonly Incoming[],
): Promise<Outcome[]> {
  try {
    return await work.tx.transaction(async (tx) => {
      const audit = new AuditTrail("usage.rate");
      const outcomes = await rateRecords({ ...work, tx, audit }, from, incoming);
      work.audit.entries.push(...audit.entries);
      return outcomes;
    });
  } catch (error) {
    const reason = faultOf(error);
    if (reason === null) throw error;
    const [only] = incoming;
    if (incoming.length === 1 && only) return [await queueRefused(work, from, only, reason)];
    const middle = incoming.length >> 1;
    return [
      ...(await rateCarefully(work, from, incoming.slice(0, middle))),
      ...(await rateCarefully(work, from, incoming.slice(middle))),
    ];
  }
}
