import { sql } from "drizzle-orm";
import type { Reader } from "@/lib/kernel/work";
import { type Money, normalize } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import type { UnavailableCause } from "./rules/waivers";

/** One charge of a subscription, or what was given back of one. */
export type PastCharge = {
  chargeId: number;
  component: "fee" | "activation_fee" | "cancellation_fee" | "waiver" | "refund";
  from: PlainDate;
  /** Exclusive. */
  to: PlainDate;
  amount: Money;
  share: { days: number; of: number };
  xdrId: number;
};

/** Days on which it could not be used; `to` is exclusive, null while it lasts. `credited`: its plan gives credits for them. */
export type PastGap = { cause: UnavailableCause; from: PlainDate; to: PlainDate | null; credited: boolean };

const MOST = 24;

type ChargeRow = {
  id: string;
  component: PastCharge["component"];
  from: PlainDate;
  to: PlainDate;
  amount: string;
  share_days: number;
  share_of: number;
  xdr_id: string;
};

/** The latest of a subscription that the reader may see, newest first. */
export async function readChargeHistory(read: Reader, subscriptionId: number): Promise<PastCharge[]> {
  const { rows } = await read.tx.execute<ChargeRow>(sql`
    select c.id, c.component, c.period_from::text as from, c.period_to::text as to, c.amount, c.share_days,
      c.share_of, c.xdr_id
    from subscription_charges c where c.subscription_id = ${subscriptionId} order by c.id desc limit ${MOST}`);
  return rows.map((row) => ({
    chargeId: Number(row.id),
    component: row.component,
    from: row.from,
    to: row.to,
    amount: normalize(row.amount),
    share: { days: row.share_days, of: row.share_of },
    xdrId: Number(row.xdr_id),
  }));
}

/** Days without service since it is active, newest first. @param today in the customer's billing time zone. */
export async function readGaps(read: Reader, subscriptionId: number, today: PlainDate): Promise<PastGap[]> {
  const { rows } = await read.tx.execute<PastGap>(sql`
    select g.cause, g.from_day::text as from, g.to_day::text as to, case g.cause when 'expired' then p.credit_when_expired
      when 'blocked' then p.credit_when_blocked when 'suspended' then p.credit_when_suspended
      else p.credit_when_no_funds end as credited
    from subscriptions s join plans p on p.id = s.plan_id join lateral (
      select d.cause, d.from_day, d.to_day from days_without_service d
      where d.customer_id = s.customer_id and (d.account_id is null or d.account_id = s.account_id)
      union all
      select 'expired', a.expires_on + 1, null from accounts a where a.id = s.account_id and a.expires_on < ${today}
    ) g on g.to_day is null or g.to_day > s.activated_on
    where s.id = ${subscriptionId} and s.activated_on is not null
      and (s.finish_on is null or g.from_day <= s.finish_on)
    order by g.from_day desc limit ${MOST}`);
  return rows;
}
