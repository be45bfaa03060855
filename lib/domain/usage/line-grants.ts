import { and, eq } from "drizzle-orm";
import { accounts, customers } from "@/db/schema";
import { type DiscountEntry, USAGE_SERVICES, type UsageService } from "@/lib/domain/catalog";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import type { PlainDate } from "@/lib/platform/time";
import { type CounterOf, readCounters } from "./counters";
import { grantsFor } from "./grants-for";
import { holdersOf } from "./rate-one";
import { type RatedCustomer, type RatedLine, readRatingFacts } from "./rating-facts";
import type { Grant } from "./rules/grants";
import { discountFor } from "./rules/precedence";

/** One entry that applies to a line today, and what it gives there. */
export type LineGrants = {
  line: RatedLine;
  customer: RatedCustomer;
  service: UsageService;
  entry: DiscountEntry;
  counter: CounterOf;
  /** As they may be used on that day. */
  grants: Grant[];
  on: PlainDate;
};

/** What rates a line belongs to its owner: it is read for whoever may see the line. */
const inside = (read: Reader): Reader => ({ ...read, actor: { kind: "system", job: "usage" } });

/** The customer of lines in sight, and those lines. @throws {DomainError} not_found when none is. */
async function findLinesOf(read: Reader, wanted: { customerId?: number; accountId?: number }) {
  const rows = await read.tx
    .select({ accountId: accounts.id, customer: customers })
    .from(accounts)
    .innerJoin(customers, eq(customers.id, accounts.customerId))
    .where(
      and(
        visibleAnd(read.actor, "accounts"),
        wanted.customerId ? eq(accounts.customerId, wanted.customerId) : undefined,
        wanted.accountId ? eq(accounts.id, wanted.accountId) : undefined,
      ),
    )
    .orderBy(accounts.id)
    .limit(500);
  return rows;
}

function applying(
  found: Parameters<typeof holdersOf>[0],
  whose: { line: RatedLine; customer: RatedCustomer },
  service: UsageService,
  day: PlainDate,
) {
  const plans = holdersOf(found, whose, service, day).flatMap((holder) => {
    const entries = holder.planId === null ? undefined : found.entries.get(holder.planId);
    return entries ? [{ ...holder, entries }] : [];
  });
  const groups = new Set(plans.flatMap(({ entries }) => entries.map(({ groupId }) => groupId)));
  const chosen = new Map<string, { entry: DiscountEntry; plan: (typeof plans)[number] }>();
  for (const group of groups) {
    const one = discountFor(plans, service, group);
    if (one) chosen.set(`${one.entry.id}/${one.plan.counterAccountId}`, one);
  }
  const liveOf = (accountId: number) =>
    new Set(
      plans
        .filter(({ counterAccountId }) => counterAccountId === accountId)
        .flatMap(({ entries }) => entries.map(({ id }) => id)),
    );
  return { chosen: [...chosen.values()], liveOf };
}

/**
 * Part: what volume discounts give the lines of one customer today, as rating would use it; a line in sight is enough to
 * ask.
 * @throws {DomainError} not_found when no such line is in sight.
 */
export async function lineGrants(
  read: Reader,
  wanted: { customerId?: number; accountId?: number },
): Promise<LineGrants[]> {
  const rows = await findLinesOf(read, wanted);
  const [first] = rows;
  if (!first) {
    if (wanted.accountId) throw notFound("account");
    return [];
  }
  const customer = {
    ...first.customer,
    billingPeriod: first.customer.billingPeriod as RatedCustomer["billingPeriod"],
  };
  const own = rows.filter((row) => row.customer.id === customer.id).map(({ accountId }) => accountId);
  const facts = await readRatingFacts(inside(read), new Map([[customer.id, customer]]), own);
  const on = read.today(customer.billingTimeZone);
  const counters = await readCounters(read, [customer.id], on);
  return [...facts.lines.values()].flatMap((line) =>
    USAGE_SERVICES.flatMap((service) => {
      const { chosen, liveOf } = applying(facts, { line, customer }, service, on);
      return chosen.map(({ entry, plan }): LineGrants => {
        const counter = { entryId: entry.id, accountId: plan.counterAccountId };
        const live = liveOf(plan.counterAccountId);
        const grants = grantsFor(counters, customer, entry, counter, { live, since: plan.since, on });
        return { line, customer, service, entry, counter, grants, on };
      });
    }),
  );
}
