import { sql } from "drizzle-orm";
import type { Work } from "@/lib/kernel/work";

/** A payment's id before its row: what is booked for it names it. */
export async function nextPaymentId(work: Work): Promise<number> {
  const { rows } = await work.tx.execute<{ id: string }>(
    sql`select nextval(pg_get_serial_sequence('payment_intents', 'id')) as id`,
  );
  return Number(rows[0]?.id);
}
