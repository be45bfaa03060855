import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { plans, subscriptions } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import { normalize, sum } from "@/lib/platform/money";
import { ownTodaySql, statusSql } from "./status-sql";

export type SubscriptionStatistics = {
  counts: { pending: number; active: number; closed: number; all: number };
  /** Recurring fees of whole billing periods, closed ones at their last fee, as if all periods were equally long. */
  recurring: { currency: string; active: string; overall: string }[];
};

/** How many subscriptions there are and what they bring in, over everything the actor may see; summed in SQL. */
export const subscriptionStatistics = query({
  name: "subscription.statistics",
  permission: "subscription:read",
  impersonation: "allow",
  input: z.object({}),
  reads: null,
  async run(read): Promise<SubscriptionStatistics> {
    const lines = read.tx
      .select({
        planId: subscriptions.planId,
        fee: subscriptions.recurringFee,
        status: statusSql(ownTodaySql(read.now), read.now).as("status"),
      })
      .from(subscriptions)
      .where(visibleTo(read.actor, "subscriptions"))
      .as("lines");
    const byPlan = read.tx
      .select({
        planId: lines.planId,
        status: lines.status,
        n: sql<number>`count(*)`.as("n"),
        total: sql<string>`sum(${lines.fee})`.as("total"),
      })
      .from(lines)
      .groupBy(lines.planId, lines.status)
      .as("by_plan");
    const rows = await read.tx
      .select({
        currency: plans.currency,
        status: byPlan.status,
        count: sql<number>`sum(${byPlan.n})::int`,
        total: sql<string>`sum(${byPlan.total})::numeric(18,5)`,
      })
      .from(byPlan)
      .innerJoin(plans, eq(plans.id, byPlan.planId))
      .groupBy(plans.currency, byPlan.status)
      .orderBy(plans.currency);
    return statisticsOf(rows);
  },
});

type Row = { currency: string; status: string; count: number; total: string };

function statisticsOf(rows: Row[]): SubscriptionStatistics {
  const countOf = (status: string) =>
    rows.filter((row) => row.status === status).reduce((sum, row) => sum + row.count, 0);
  const counts = { pending: countOf("pending"), active: countOf("active"), closed: countOf("closed") };
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  return {
    counts: { ...counts, all: counts.pending + counts.active + counts.closed },
    recurring: currencies.map((currency) => {
      const own = rows.filter((row) => row.currency === currency);
      const active = own.filter(({ status }) => status === "active");
      return {
        currency,
        active: total(active),
        overall: total(own),
      };
    }),
  };
}

const total = (rows: Row[]): string => sum(rows.map((row) => normalize(row.total)));
