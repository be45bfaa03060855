import { type SQL, sql } from "drizzle-orm";

/** `runningFee` of the catalogue in SQL: the running fee of a plan for a billing period; no row when the plan has none. */
export const standardFeeSql = (planId: SQL, billingPeriod: SQL): SQL => sql`(
  select f.fee from plan_fees f
  where f.plan_id = ${planId} and f.periods = 0 and (f.billing_period = ${billingPeriod}
    or (f.billing_period in ('monthly', 'anniversary') and ${billingPeriod} in ('monthly', 'anniversary')))
  order by f.billing_period <> ${billingPeriod} limit 1)`;

const roundedSql = (amount: SQL, decimals: SQL, method: SQL): SQL => sql`(case ${method}
  when 'away-from-zero' then ceil(${amount} * power(10::numeric, ${decimals})) / power(10::numeric, ${decimals})
  when 'half-even' then
    case when mod(${amount} * power(10::numeric, ${decimals}), 2) = 0.5
      then floor(${amount} * power(10::numeric, ${decimals})) / power(10::numeric, ${decimals})
      else round(${amount}, ${decimals}) end
  else round(${amount}, ${decimals}) end)`;

type RecurringFeeParts = {
  /** The plan's fee, from `standardFeeSql`. */
  standardFee: SQL;
  /** The customer's default discount, percent. */
  discountPercent: SQL;
  decimals: SQL;
  rounding: SQL;
  /** A relation with kind, unit, value, ends_on: the subscription's adjustments. */
  adjustments: SQL;
};

/**
 * `recurringFee` in SQL (rules/recurring-fee.ts), for whole plans at a time; a test holds the two together. Percents
 * are rounded to five decimals each, discounts stop at zero, and the customer's discount counts only where there is
 * no lasting adjustment. Null where the plan has no fee (`greatest` alone would make that zero).
 */
export const recurringFeeSql = (parts: RecurringFeeParts): SQL => sql`(
  select ${roundedSql(sql`fee.exact`, parts.decimals, parts.rounding)}
  from (select ${parts.standardFee} as standard) base
  cross join lateral (
    select count(*) as n,
      coalesce(sum(amount) filter (where kind = 'discount'), 0) as off,
      coalesce(sum(amount) filter (where kind = 'upcharge'), 0) as up
    from (select kind,
        case unit when 'percent' then round(base.standard * value / 100, 5) else value end as amount
      from ${parts.adjustments} where ends_on is null) one
  ) own
  cross join lateral (
    select greatest(0, base.standard - case when own.n > 0 then own.off
      else round(base.standard * ${parts.discountPercent} / 100, 5) end) + own.up as exact
  ) fee
  where base.standard is not null)`;
