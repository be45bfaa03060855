import { sql } from "drizzle-orm";
import type { Reader } from "@/lib/kernel/work";
import { type Money, ZERO } from "@/lib/platform/money";

/** Whose journal from which position on, until which moment; the lowest limit of that time. */
export type MovesAsked = { customerId: number; position: number; until: Date; lowestLimit: Money };

export type FundMoves = {
  /** The journal's last position before the moment. */
  position: number;
  /** The balance at the position asked from, and what moved it since; null when there were funds all the time. */
  balances: { before: Money; moves: { at: Date; balance: Money }[] } | null;
};

type Row = {
  customer_id: string;
  last: string;
  before: string | null;
  moves: { at: string; balance: string }[] | null;
};

/**
 * What moved balances before a moment, read by the journal's positions: up to the first row that happened at the moment
 * or later, since what comes after that one was not known before. Rows leave the database only of customers whose balance
 * once was at the lowest limit, or above it.
 */
export async function readFundMoves(
  read: Reader,
  asked: readonly MovesAsked[],
): Promise<Map<number, FundMoves>> {
  const given = asked.map(({ customerId, position, until, lowestLimit }) => ({
    id: customerId,
    position,
    until: until.toISOString(),
    lowest: lowestLimit,
  }));
  const { rows } = await read.tx.execute<Row>(sql`
    with asked as materialized (
      select r.*, coalesce((select min(x.position) - 1 from xdrs x
        where x.customer_id = r.id and x.position > r.position and x.occurred_at >= r.until), b.position, 0) as last
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
        as r(id bigint, position bigint, until timestamptz, lowest numeric)
        left join customer_balances b on b.customer_id = r.id
    ), dry as materialized (
      select a.id, a.position, a.last from asked a
      where (a.position = 0 and a.lowest <= 0) or exists (select 1 from xdrs x
        where x.customer_id = a.id and x.position between a.position and a.last and x.balance_after >= a.lowest)
    )
    select a.id as customer_id, a.last, m.before, m.moves
    from asked a left join dry d on d.id = a.id left join lateral (
      select coalesce(max(x.balance_after) filter (where x.position = d.position), 0)::text as before,
        coalesce(jsonb_agg(jsonb_build_object('at', x.occurred_at, 'balance', x.balance_after::text) order by x.position)
          filter (where x.position > d.position), '[]') as moves
      from xdrs x where x.customer_id = d.id and x.position between d.position and d.last
    ) m on d.id is not null`);
  return new Map(
    rows.map(({ customer_id, last, before, moves }) => [
      Number(customer_id),
      {
        position: Number(last),
        balances: moves && {
          before: before ?? ZERO,
          moves: moves.map(({ at, balance }) => ({ at: new Date(at), balance })),
        },
      },
    ]),
  );
}
