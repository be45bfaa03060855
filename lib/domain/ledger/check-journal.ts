import { sql } from "drizzle-orm";
import { z } from "zod";
import { operation } from "@/lib/kernel/operation";
import { normalize } from "@/lib/platform/money";

export type Discrepancy = { customerId: number; balance: string; journal: string; positions: string };
const MOST = 1_000;

/**
 * Whether every balance is the sum of its xDRs, and every journal runs 1, 2, 3 … without a gap (security reference: the
 * cached balance is a cache). Reads the whole journal, so it is for the night, and leaves what it found in the log.
 * @returns at most a thousand discrepancies.
 */
export const checkJournal = operation({
  name: "xdr.check",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({}),
  async run(work): Promise<Discrepancy[]> {
    const { rows } = await work.tx.execute<
      Record<"customer_id" | "balance" | "journal" | "positions", string>
    >(sql`
      with journal as (
        select customer_id, sum(amount) as total, count(*) as n, max(position) as last, count(distinct position) as places
        from xdrs group by customer_id
      )
      select coalesce(b.customer_id, j.customer_id) as customer_id, coalesce(b.balance, 0.00)::text as balance,
        coalesce(j.total, 0.00)::text as journal,
        format('%s rows, last %s, kept %s', coalesce(j.n, 0), coalesce(j.last, 0), coalesce(b.position, 0)) as positions
      from customer_balances b full join journal j on j.customer_id = b.customer_id
      where coalesce(b.balance, 0) <> coalesce(j.total, 0) or coalesce(b.position, 0) <> coalesce(j.n, 0)
        or coalesce(j.last, 0) <> coalesce(j.n, 0) or coalesce(j.places, 0) <> coalesce(j.n, 0)
      order by 1 limit ${MOST}`);
    work.audit.event({ type: "journal", id: null }, { details: { discrepancies: rows.length } });
    return rows.map(({ customer_id, balance, journal, positions }) => ({
      customerId: Number(customer_id),
      balance: normalize(balance),
      journal: normalize(journal),
      positions,
    }));
  },
});
