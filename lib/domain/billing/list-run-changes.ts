import { sql } from "drizzle-orm";
import { z } from "zod";
import { shownName } from "@/lib/domain/customers";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { type Money, normalize } from "@/lib/platform/money";
import { type Anomaly, anomalies, type ChangeLimits } from "./rules/anomalies";
import { getRun } from "./run-rows";

/** What is worth a look: more than a quarter and more than 5.00 away from the invoice before. */
export const CHANGE_LIMITS: ChangeLimits = { percent: "25", amount: "5.00" };
export const MOST_CHANGES = 50;

export type RunChange = Anomaly & { customerId: number; name: string; currency: string };

type Row = { customer_id: string; name: string; currency: string; before: Money | null; after: Money };

/** The customers whose invoice of a run is furthest from the one before: new ones, and large changes. */
export const listRunChanges = query({
  name: "bill_run.list_changes",
  permission: "bill_run:read",
  impersonation: "allow",
  input: z.object({ runId: idInput() }),
  reads: ({ runId }, rows: RunChange[]) => ({
    type: "bill_run",
    id: runId,
    details: { count: rows.length, ids: rows.map(({ customerId }) => customerId) },
  }),
  async run(read, { runId }): Promise<RunChange[]> {
    await getRun(read, runId);
    const { rows } = await read.tx.execute<Row>(sql`
      with own as (
        select i.customer_id, i.currency, i.total::text as after, (select p.total from invoices p
          where p.customer_id = i.customer_id and p.type = 'regular' and p.voided_at is null and p.id < i.id
          order by p.id desc limit 1)::text as before
        from invoices i where i.run_id = ${runId} and i.type = 'regular' and i.voided_at is null
      )
      select o.*, c.name from own o join customers c on c.id = o.customer_id
      order by abs(o.after::numeric - coalesce(o.before::numeric, 0)) desc, o.customer_id limit 500`);
    const byId = new Map(rows.map((row) => [row.customer_id, row]));
    const found = anomalies(
      rows.flatMap(({ customer_id, before }) =>
        before === null ? [] : [{ key: customer_id, amount: normalize(before) }],
      ),
      rows.map(({ customer_id, after }) => ({ key: customer_id, amount: normalize(after) })),
      CHANGE_LIMITS,
    );
    return found.slice(0, MOST_CHANGES).flatMap((change) => {
      const row = byId.get(change.key);
      if (!row) return [];
      const customerId = Number(row.customer_id);
      return [{ ...change, customerId, name: shownName(read.actor, row.name), currency: row.currency }];
    });
  },
});
