import { sql } from "drizzle-orm";
import { z } from "zod";
import { operation } from "@/lib/kernel/operation";
import { idArray } from "@/lib/platform/id-array";
import { lookAgain } from "./look-part";

/** So many customers are looked at in one transaction. */
export const LOOK_CHUNK = 500;

/**
 * The clock's part of collections: looks at the customers whose time has come, as many as go into one transaction, passing
 * by those that others hold. Late, twice or at once it does each thing once.
 */
export const lookChunk = operation({
  name: "collection.look_chunk",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({ size: z.number().int().min(1).max(5_000).default(LOOK_CHUNK) }),
  async run(work, { size }): Promise<{ looked: number; steps: number }> {
    const now = work.now.toISOString();
    const { rows: due } = await work.tx.execute<{ customer_id: string }>(sql`
      select customer_id from customer_collection where next_at <= ${now}::timestamptz
      order by next_at, customer_id limit ${size}`);
    const { rows: locked } = await work.tx.execute<{ id: string }>(sql`
      select c.id from customers c where c.id = any(${idArray(due.map(({ customer_id }) => Number(customer_id)))})
      order by c.id for update skip locked`);
    // Somebody else may have looked between the list and the lock.
    const { rows } = await work.tx.execute<{ customer_id: string }>(sql`
      select customer_id from customer_collection where next_at <= ${now}::timestamptz
        and customer_id = any(${idArray(locked.map(({ id }) => Number(id)))}) order by customer_id`);
    const { steps } = await lookAgain(
      work,
      rows.map(({ customer_id }) => Number(customer_id)),
    );
    work.audit.event({ type: "collection", id: null }, { details: { looked: rows.length, steps } });
    return { looked: rows.length, steps };
  },
});
