import { sql } from "drizzle-orm";
import type { AuditCause } from "@/lib/kernel/audit";
import type { Work } from "@/lib/kernel/work";
import { idArray } from "@/lib/platform/id-array";
import { lookAgain } from "./look-part";
import { planLooks } from "./store";

/** More than a person does at once: a bill run, or an import. */
const MANY = 100;

async function withPolicy(work: Work, customerIds: readonly number[]): Promise<Set<number>> {
  const { rows } = await work.tx.execute<{ id: string }>(sql`
    select c.id from customers c where c.id = any(${idArray(customerIds)})
      and exists (select 1 from collection_policies p where p.class_id = c.class_id and p.cancelled_at is null)`);
  return new Set(rows.map(({ id }) => Number(id)));
}

/**
 * Follows every operation that changes what customers owe: their collection status, suspension and all that hangs on them
 * are right when its transaction ends (scenarios, T5). Of very many at once those whose class has no policy are left to the
 * clock: nothing waits for them but a record.
 */
export async function followDebts(work: Work, changes: ReadonlyMap<number, AuditCause>): Promise<void> {
  const ids = [...changes.keys()].sort((a, b) => a - b);
  if (ids.length <= MANY) {
    await lookAgain(work, ids, changes);
    return;
  }
  const waited = await withPolicy(work, ids);
  await lookAgain(
    work,
    ids.filter((id) => waited.has(id)),
    changes,
  );
  await planLooks(
    work,
    ids.filter((id) => !waited.has(id)),
  );
}
