import { sql } from "drizzle-orm";
import type { Work } from "@/lib/kernel/work";
import type { PlainDate } from "@/lib/platform/time";

type Decision = {
  liftedUntil?: Date | null;
  promise?: { until: PlainDate; amount: string } | null;
  terminatedAt?: null;
};

/** Writes what somebody decided about a locked customer; the look that follows works out what it means. */
export async function decide(work: Work, customerId: number, decision: Decision): Promise<void> {
  const sets = [
    ...(decision.liftedUntil === undefined
      ? []
      : [sql`lifted_until = ${decision.liftedUntil?.toISOString() ?? null}::timestamptz`]),
    ...(decision.promise === undefined
      ? []
      : [
          sql`promise_until = ${decision.promise?.until ?? null}::date, promise_amount = ${decision.promise?.amount ?? null}::numeric`,
        ]),
    ...(decision.terminatedAt === undefined ? [] : [sql`terminated_at = null`]),
  ];
  await work.tx.execute(sql`
    insert into customer_collection (customer_id) values (${customerId}) on conflict do nothing`);
  await work.tx.execute(
    sql`update customer_collection set ${sql.join(sets, sql`, `)} where customer_id = ${customerId}`,
  );
}
