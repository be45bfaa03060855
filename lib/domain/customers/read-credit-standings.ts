import { sql } from "drizzle-orm";
import type { Reader } from "@/lib/kernel/work";
import { idArray } from "@/lib/platform/id-array";
import { normalize } from "@/lib/platform/money";
import type { BalanceControl } from "./rules/codes";
import { type CreditWarning, effectiveLimit } from "./rules/credit-limit";
import type { CreditStanding } from "./rules/credit-news";

export type WatchedCredit = {
  customerId: number;
  standing: CreditStanding;
  /** What they had reached when they were last told. */
  before: string[];
  times: number;
};

type Row = {
  id: string;
  balance_control: BalanceControl;
  credit_limit: string | null;
  credit_raise: string | null;
  credit_raise_unit: string | null;
  credit_raise_until: string | null;
  balance: string;
  warnings: CreditWarning[];
  reached: string[];
  times: string;
};

/**
 * Part: the next customers who have a limit or warnings, or were told of them, by id. Three indexes that hold nobody else
 * are walked; balances have none by when they moved, which every posting would pay for.
 */
export async function listWatched({ tx }: Reader, after: number, size: number): Promise<number[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    (select id from customers where credit_limit is not null and balance_control = 'postpaid' and closed_at is null
      and id > ${after} order by id limit ${size})
    union (select distinct customer_id from credit_warnings where customer_id > ${after} order by 1 limit ${size})
    union (select customer_id from credit_told where reached <> '{}' and customer_id > ${after} order by 1 limit ${size})
    order by 1 limit ${size}`);
  return rows.map(({ id }) => Number(id));
}

/**
 * Part: how those of them stand who may have something to hear or to be back from. Who is far from every mark is left out
 * here, by the limit without its raise, which is never the higher one; the rule decides about the others. So are those whose
 * balance never moved, and the closed.
 */
export async function readCreditStandings(
  { tx, now }: Reader,
  customerIds: readonly number[],
): Promise<WatchedCredit[]> {
  const { rows } = await tx.execute<Row>(sql`
    select c.id, c.balance_control, c.credit_limit::text, c.credit_raise::text, c.credit_raise_unit,
      c.credit_raise_until::text, b.balance::text, w.warnings, coalesce(t.reached, '{}') as reached,
      coalesce(t.times, 0) as times
    from customers c join customer_balances b on b.customer_id = c.id left join credit_told t on t.customer_id = c.id
    cross join lateral (select coalesce(json_agg(json_build_object('unit', w.unit, 'value', w.value::text)), '[]') as warnings,
        max(w.value) filter (where w.unit = 'fixed') as most, min(w.value) filter (where w.unit = 'fixed') as least,
        min(w.value) filter (where w.unit = 'percent') as part
      from credit_warnings w where w.customer_id = c.id) w
    where c.id = any(${idArray(customerIds)}) and c.closed_at is null and (b.position > 0 or b.balance <> 0)
      and (t.reached <> '{}' or case when c.balance_control = 'prepaid' then coalesce(c.credit_limit, 0) - b.balance <= w.most
        else b.balance > 0 and b.balance >= least(c.credit_limit, w.least, c.credit_limit * w.part / 100 - 0.00001) end)
    order by c.id`);
  return rows.map((row) => {
    const limit = effectiveLimit(
      {
        balanceControl: row.balance_control,
        creditLimit: row.credit_limit,
        creditRaise: row.credit_raise,
        creditRaiseUnit: row.credit_raise_unit,
        creditRaiseUntil: row.credit_raise_until === null ? null : new Date(row.credit_raise_until),
      },
      now,
    );
    const warnings = row.warnings.map(({ unit, value }) => ({ unit, value: normalize(value) }));
    const balance = normalize(row.balance);
    return {
      customerId: Number(row.id),
      standing: { balanceControl: row.balance_control, balance, limit, warnings },
      before: row.reached,
      times: Number(row.times),
    };
  });
}
