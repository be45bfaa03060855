import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { plans, subscriptions } from "@/db/schema";
import { type CustomerRow, changeCustomerTerms, customerTermsInput } from "@/lib/domain/customers";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { conflict } from "@/lib/platform/errors";
import { normalize } from "@/lib/platform/money";
import { subscriptionEntity } from "./entities";
import { standardFeeSql } from "./fee-sql";
import { dateSql, statusSql } from "./status-sql";
import { countAnew, refreshRecurringFees } from "./store";

const openOf = (work: Work, customer: CustomerRow): SQL =>
  and(
    eq(subscriptions.customerId, customer.id),
    isNull(subscriptions.closedAt),
    sql`${statusSql(dateSql(work.today(customer.billingTimeZone)), work.now)} <> 'closed'`,
  ) as SQL;

/** A subscription must always have a price: a new billing period needs a fee in every plan in use (B5). */
async function assertPriced(work: Work, customer: CustomerRow): Promise<void> {
  const fee = standardFeeSql(sql`${plans.id}`, sql`${customer.billingPeriod}::text`);
  const [unpriced] = await work.tx
    .select({ name: plans.name })
    .from(subscriptions)
    .innerJoin(plans, eq(plans.id, subscriptions.planId))
    .where(and(openOf(work, customer), sql`${fee} is null`))
    .orderBy(plans.nameKey)
    .limit(1);
  if (!unpriced) return;
  throw conflict(`“${unpriced.name}” has no fee for this billing period. Add one to the plan first.`, {
    billingPeriod: [`“${unpriced.name}” has no fee for it.`],
  });
}

/**
 * Changes what is agreed about billing. Fees of the customer's subscriptions follow its billing period and default
 * discount in the same transaction, each change with the customer as its cause; what is charged under the old periods
 * stays, and the days after it are counted in the new ones.
 */
export const updateCustomerTerms = operation({
  name: "customer.update_terms",
  permission: "customer:update",
  impersonation: "allow",
  input: customerTermsInput,
  async run(work, input) {
    const { before, after } = await changeCustomerTerms(work, input);
    if (after.billingPeriod !== before.billingPeriod) await assertPriced(work, after);
    if (after.billingPeriod !== before.billingPeriod || after.anchorDay !== before.anchorDay)
      await countAnew(work.tx, openOf(work, after));
    const changes = await refreshRecurringFees(work.tx, openOf(work, after));
    for (const { subscriptionId, before: was, after: is } of changes)
      work.audit.property(
        subscriptionEntity({ ...after, subscriptionId, customerId: after.id }),
        "recurringFee",
        normalize(was),
        normalize(is),
        { amounts: ["recurringFee"], cause: { type: "customer", id: after.id } },
      );
    return { customerId: after.id, name: after.name, feesChanged: changes.length };
  },
});
