import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/db/client";
import { sealAudit } from "@/lib/kernel/audit-seal";

/**
 * Seals until at least that many rows are in blocks. The horizon is the whole cluster's: a transaction of another test
 * file, in another database, holds it back for as long as it runs.
 */
export async function sealRows(db: Database, now: Date, rows: number): ReturnType<typeof sealAudit> {
  const made: Awaited<ReturnType<typeof sealAudit>> = [];
  for (let n = 0; n < 400 && made.reduce((sum, block) => sum + block.rowCount, 0) < rows; n++) {
    made.push(...(await sealAudit(db, now)));
    if (n > 0) await sleep(25);
  }
  return made;
}
