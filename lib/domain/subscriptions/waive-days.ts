import { sql } from "drizzle-orm";
import type { Posted } from "@/lib/domain/ledger";
import type { Work } from "@/lib/kernel/work";
import type { RoundingMethod } from "@/lib/platform/money";
import { earlierOf, type PlainDate } from "@/lib/platform/time";
import { FEE_COLUMNS, type FeeRow, STILL_CHARGED, toStoredFee } from "./charged-fees";
import { TAX_CATEGORY } from "./plan-terms";
import { type ChargeLine, postCharges } from "./post-charges";
import { type Unavailable, waiversDue } from "./rules/waivers";

type Row = FeeRow & {
  customer_id: string;
  account_id: string | null;
  decimals: number;
  rounding: RoundingMethod;
  name: string;
  tax_category: string;
  gaps: Unavailable[];
};

/** Until when days have been seen, and today, of one customer. */
export type Seen = { through: PlainDate; today: PlainDate; invoiceId: number | null };

/** Every plan counts its own causes; those it has no switch on for never leave the database. */
const EVERY_CAUSE = {
  creditWhenExpired: true,
  creditWhenBlocked: true,
  creditWhenSuspended: true,
  creditWhenNoFunds: true,
};

/**
 * The fees in which there are days without service that their plans give credits for; one read for any number of
 * customers, which finds nothing at once where none of them had such days.
 */
async function readWaivable(work: Work, seen: ReadonlyMap<number, Seen>): Promise<Row[]> {
  const customers = [...seen].map(([id, { through }]) => ({ id, through }));
  const { rows } = await work.tx.execute<Row>(sql`
    with asked as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(customers)}::jsonb) as r(id bigint, through date)
    ), gaps as materialized (
      select d.customer_id, d.account_id, d.cause, d.from_day, least(coalesce(d.to_day, r.through), r.through) as to_day
      from asked r join days_without_service d on d.customer_id = r.id and d.from_day < r.through
      union all
      select a.customer_id, a.id, 'expired', a.expires_on + 1, r.through
      from asked r join accounts a on a.customer_id = r.id and a.expires_on < r.through - 1
    )
    select ${FEE_COLUMNS}, s.customer_id, s.account_id, p.rounding_decimals as decimals, p.rounding_method as rounding,
      coalesce(nullif(p.invoice_description, ''), nullif(p.end_user_name, ''), p.name) as name,
      ${TAX_CATEGORY} as tax_category,
      jsonb_agg(jsonb_build_object('from', g.from_day, 'to', g.to_day, 'cause', g.cause)) as gaps
    from gaps g
    join subscriptions s on s.customer_id = g.customer_id and (g.account_id is null or g.account_id = s.account_id)
    join plans p on p.id = s.plan_id and case g.cause when 'expired' then p.credit_when_expired
      when 'blocked' then p.credit_when_blocked when 'suspended' then p.credit_when_suspended
      else p.credit_when_no_funds end
    left join products pr on pr.id = s.product_id
    join subscription_charges c on c.subscription_id = s.id and c.period_from < g.to_day and c.period_to > g.from_day
    where ${STILL_CHARGED}
    group by c.id, s.id, p.id, pr.id order by c.id`);
  return rows;
}

/**
 * Part: gives back the days on which a service could not be used, as credits of their own beside the full fees (domain
 * reference F8.2). A day of a fee is given back once: asked again it finds nothing, and what was blocked late, or charged
 * late, is found the next time. The customers are locked, and what is due of them is charged.
 */
export async function waiveDays(work: Work, seen: ReadonlyMap<number, Seen>): Promise<Posted[]> {
  if (seen.size === 0) return [];
  const lines = (await readWaivable(work, seen)).flatMap((row): ChargeLine[] => {
    const customerId = Number(row.customer_id);
    const { through, today, invoiceId } = seen.get(customerId) as Seen;
    const fee = toStoredFee(row);
    return waiversDue([fee], row.gaps, EVERY_CAUSE, earlierOf(through, today), row).map((charge) => ({
      row: {
        subscriptionId: fee.subscriptionId,
        customerId,
        accountId: row.account_id === null ? null : Number(row.account_id),
      },
      charge,
      name: row.name,
      taxCategory: row.tax_category,
      today,
      credits: fee,
      invoiceId,
    }));
  });
  return postCharges(work, lines, []);
}
