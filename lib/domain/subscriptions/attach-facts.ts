import { sql } from "drizzle-orm";
import type { Work } from "@/lib/kernel/work";
import { standardFeeSql } from "./fee-sql";
import type { NewSubscription } from "./insert-subscriptions";
import type { AttachFacts } from "./rules/attachable";

/** What rules/attachable.ts asks about, and what the audit row says. */
export type FoundFacts = Omit<
  AttachFacts,
  "startOn" | "finishOn" | "accountId" | "productId" | "planId" | "historical"
> & { activationMode: "start_date" | "first_use"; owner: { resellerId: number; distributorId: number } };

type Raw = {
  customer_found: boolean;
  reseller_id: string;
  distributor_id: string;
  facts: Omit<FoundFacts, "activationMode" | "owner">;
  activation_mode: "start_date" | "first_use" | null;
};

/**
 * One answer a row, in the rows' order; null where the customer is absent. The customers are locked already, so that
 * what is true now is still true when the rows are written.
 */
export async function readAttachFacts(
  work: Work,
  rows: readonly NewSubscription[],
): Promise<(FoundFacts | null)[]> {
  const wanted = rows.map((row, n) => ({
    n,
    customer_id: row.customerId,
    account_id: row.accountId ?? null,
    product_id: row.productId ?? null,
    plan_id: row.planId,
    start_on: row.startOn,
    finish_on: row.finishOn ?? null,
    closed_at: row.closedAt?.toISOString() ?? null,
  }));
  const { rows: found } = await work.tx.execute<Raw>(sql`
    select c.id is not null as customer_found, c.reseller_id, c.distributor_id, p.activation_mode,
      jsonb_build_object(
        'customer', jsonb_build_object('resellerId', c.reseller_id, 'currency', c.currency,
          'closed', c.closed_at is not null),
        'account', case when a.id is not null then jsonb_build_object('belongs', a.customer_id = c.id,
          'closed', a.closed_at is not null, 'productId', a.product_id) end,
        'product', case when pr.id is not null then jsonb_build_object('resellerId', pr.reseller_id,
          'planId', pr.plan_id, 'kind', pr.kind, 'archived', pr.archived_at is not null) end,
        'plan', case when p.id is not null then jsonb_build_object('resellerId', p.reseller_id, 'name', p.name,
          'currency', p.currency, 'archived', p.archived_at is not null, 'multiple', p.multiple,
          'hasFee', ${standardFeeSql(sql`p.id`, sql`c.billing_period`)} is not null) end,
        'alreadyThere', r.closed_at is null and not p.multiple and exists (
          select 1 from subscriptions s
          where s.customer_id = c.id and s.plan_id = p.id and s.account_id is not distinct from r.account_id
            and s.closed_at is null and (s.finish_on is null or s.finish_on >= r.start_on)
            and (r.finish_on is null or s.start_on <= r.finish_on))
      ) as facts
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      as r(customer_id bigint, account_id bigint, product_id bigint, plan_id bigint, start_on date, finish_on date,
        closed_at timestamptz, n int)
    left join customers c on c.id = r.customer_id
    left join accounts a on a.id = r.account_id
    left join products pr on pr.id = r.product_id
    left join plans p on p.id = r.plan_id
    order by r.n`);
  return found.map((row) =>
    row.customer_found
      ? {
          ...row.facts,
          activationMode: row.activation_mode ?? "start_date",
          owner: { resellerId: Number(row.reseller_id), distributorId: Number(row.distributor_id) },
        }
      : null,
  );
}
