import { sql } from "drizzle-orm";
import type { Reader } from "@/lib/kernel/work";
import { type Money, normalize } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import type { ChargeState } from "./rules/charge-terms";
import type { ChargedFee } from "./rules/credits";
import { afterRefunds } from "./rules/refunds-due";

/** A fee as it was charged, with what was given back of it so far. */
export type StoredFee = ChargedFee & { chargeId: number; subscriptionId: number; xdrId: number };

type CreditRow = { from: PlainDate; to: PlainDate; amount: Money };
export type FeeRow = {
  id: string;
  subscription_id: string;
  period_from: PlainDate;
  period_to: PlainDate;
  amount: string;
  full_fee: string;
  share_days: number;
  share_of: number;
  xdr_id: string;
  credits: CreditRow[];
};

/** The columns of `FeeRow`, of a fee called c; a fee whose xDR was taken back by hand has nothing left to give. */
export const FEE_COLUMNS = sql`c.id, c.subscription_id, c.period_from::text, c.period_to::text, c.amount, c.full_fee,
  c.share_days, c.share_of, c.xdr_id, (
    select coalesce(jsonb_agg(jsonb_build_object('from', w.period_from, 'to', w.period_to, 'amount', w.amount::text)
      order by w.id), '[]') from subscription_charges w where w.credits = c.id) as credits`;
export const STILL_CHARGED = sql`c.component = 'fee'
  and not exists (select 1 from xdr_sources x where x.key = 'reversal of ' || c.xdr_id)`;

export const toStoredFee = (row: FeeRow): StoredFee => ({
  chargeId: Number(row.id),
  subscriptionId: Number(row.subscription_id),
  xdrId: Number(row.xdr_id),
  from: row.period_from,
  to: row.period_to,
  // Which period of the anchor it was says nothing about what is left of it.
  periodNumber: 0,
  amount: normalize(row.amount),
  fullFee: normalize(row.full_fee),
  share: { days: row.share_days, of: row.share_of },
  credits: row.credits.map((credit) => ({ ...credit, amount: normalize(credit.amount) })),
});

/** The fees of each subscription that reach beyond a day, oldest first; one statement for any number of them. */
export async function readChargedFees(
  read: Reader,
  wanted: readonly { subscriptionId: number; from: PlainDate }[],
): Promise<Map<number, StoredFee[]>> {
  const found = new Map<number, StoredFee[]>(wanted.map(({ subscriptionId }) => [subscriptionId, []]));
  if (wanted.length === 0) return found;
  const ids = wanted.map(({ subscriptionId, from }) => ({ id: subscriptionId, after: from }));
  const { rows } = await read.tx.execute<FeeRow>(sql`
    select ${FEE_COLUMNS} from jsonb_to_recordset(${JSON.stringify(ids)}::jsonb) as r(id bigint, after date)
    join subscription_charges c on c.subscription_id = r.id and c.period_to > r.after
    where ${STILL_CHARGED} order by c.period_from, c.id`);
  for (const row of rows) found.get(Number(row.subscription_id))?.push(toStoredFee(row));
  return found;
}

/**
 * The state once the days from a day on are given back. Days that were billed before they came here were never charged
 * here: they stay dealt with.
 */
export function afterGivingBack(
  state: ChargeState,
  fees: readonly StoredFee[],
  from: PlainDate,
): ChargeState {
  const [first] = fees.filter(({ to }) => to > from).sort((a, b) => (a.from < b.from ? -1 : 1));
  if (!first) return state;
  return afterRefunds(state, first.from > from ? first.from : from);
}
