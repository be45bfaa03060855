import { sql } from "drizzle-orm";
import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { dueIn, getRun } from "./run-rows";

/** The next customers of a run, without a lock: to go through them one by one after a chunk of them failed. */
export const listDueCustomers = query({
  name: "bill_run.list_due_customers",
  permission: "system",
  impersonation: "deny",
  input: z.object({ runId: idInput(), after: z.number(), size: z.number().int().min(1).max(5_000) }),
  reads: null,
  async run(read, { runId, after, size }): Promise<number[]> {
    const run = await getRun(read, runId);
    const { rows } = await read.tx.execute<{ id: string }>(sql`
      select b.customer_id as id from customer_billing b where ${dueIn(run)} and b.customer_id > ${after}
      order by b.customer_id limit ${size}`);
    return rows.map(({ id }) => Number(id));
  },
});
