import { and, eq, gte, inArray, isNull, lte, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { z } from "zod";
import {
  accounts,
  customers,
  disputes,
  impersonations,
  imports,
  outbox,
  plans,
  resellers,
  subscriptions,
} from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { type ScopedTable, visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { normalize } from "@/lib/platform/money";
import { addDays } from "@/lib/platform/time";
import { dashboardMonths } from "./rules/dashboard-months";

export type Dashboard = {
  customers: { open: number; blocked: number };
  accounts: number;
  resellers: number | null;
  /** New customers by month, oldest first, this month last. */
  growth: { month: string; customers: number }[];
  /** What brings in most: up to eight plans with active subscriptions, by recurring total. */
  plans: { planId: number; name: string; currency: string; active: number; recurring: string }[];
  attention: {
    endingSoon: number;
    failedImports: number;
    actingNow: number;
    /** Nobody has answered them yet. */
    openDisputes: number;
    /** Given up, or perhaps arrived: somebody has to say what becomes of them. */
    stuckMessages: number;
    /** Automatic payments are stopped, because they failed too often. */
    frozenPayers: number;
  };
};

const count = async (read: Reader, scope: ScopedTable, table: PgTable, ...where: SQL[]): Promise<number> => {
  const [row] = await read.tx
    .select({ n: sql<number>`count(*)::int` })
    .from(table)
    .where(visibleAnd(read.actor, scope, ...where));
  return row?.n ?? 0;
};

const FROZEN = sql`${customers.id} in (select f.customer_id from customer_payments f where f.frozen_at is not null)`;

const isActive = (today: string): SQL =>
  and(
    isNull(subscriptions.closedAt),
    lte(subscriptions.activatedOn, today),
    sql`(${subscriptions.finishOn} is null or ${subscriptions.finishOn} >= ${today})`,
  ) as SQL;

async function growth(read: Reader): Promise<Dashboard["growth"]> {
  const months = dashboardMonths(read.today("UTC"));
  const month = sql<string>`to_char(${customers.createdAt} at time zone 'UTC', 'YYYY-MM')`;
  const rows = await read.tx
    .select({ month, n: sql<number>`count(*)::int` })
    .from(customers)
    .where(
      visibleAnd(read.actor, "customers", gte(customers.createdAt, sql`${`${months[0]}-01`}::timestamptz`)),
    )
    .groupBy(sql`1`);
  return months.map((name) => ({ month: name, customers: rows.find((row) => row.month === name)?.n ?? 0 }));
}

async function topPlans(read: Reader, today: string): Promise<Dashboard["plans"]> {
  const recurring = sql<string>`sum(${subscriptions.recurringFee})::numeric(18,5)`;
  const rows = await read.tx
    .select({
      planId: plans.id,
      name: sql<string>`${plans.name} || case when ${resellers.id} = 0 then '' else ' (' || ${resellers.name} || ')' end`,
      currency: plans.currency,
      active: sql<number>`count(*)::int`,
      recurring,
    })
    .from(subscriptions)
    .innerJoin(plans, eq(plans.id, subscriptions.planId))
    .innerJoin(resellers, eq(resellers.id, plans.resellerId))
    .where(visibleAnd(read.actor, "subscriptions", isActive(today)))
    .groupBy(plans.id, plans.name, plans.currency, resellers.id, resellers.name)
    .orderBy(sql`5 desc`, plans.id)
    .limit(8);
  return rows.map((row) => ({ ...row, recurring: normalize(row.recurring) }));
}

/** What to do next, then how things stand, over everything the actor may see. */
export const getDashboard = query({
  name: "dashboard.get",
  permission: "dashboard:read",
  impersonation: "allow",
  reads: null,
  input: z.object({}),
  async run(read): Promise<Dashboard> {
    const { actor } = read;
    const today = read.today("UTC");
    const isAdmin = actor.kind === "admin";
    const answers = isAdmin || actor.kind === "reseller";
    const [open, blocked, lines, partners, months, best, endingSoon, failedImports, actingNow, ...waiting] =
      await Promise.all([
        count(read, "customers", customers, isNull(customers.closedAt)),
        count(read, "customers", customers, isNull(customers.closedAt), eq(customers.blocked, true)),
        count(read, "accounts", accounts, isNull(accounts.closedAt)),
        isAdmin
          ? count(read, "resellers", resellers, sql`${resellers.id} <> 0`, isNull(resellers.closedAt))
          : null,
        growth(read),
        topPlans(read, today),
        count(
          read,
          "subscriptions",
          subscriptions,
          isActive(today),
          lte(subscriptions.finishOn, addDays(today, 30)),
        ),
        isAdmin ? count(read, "imports", imports, eq(imports.status, "failed")) : 0,
        isAdmin
          ? count(
              read,
              "impersonations",
              impersonations,
              isNull(impersonations.endedAt),
              gte(impersonations.endsAt, read.now),
            )
          : 0,
        answers ? count(read, "disputes", disputes, eq(disputes.state, "open")) : 0,
        answers ? count(read, "outbox", outbox, inArray(outbox.status, ["uncertain", "dead"])) : 0,
        answers ? count(read, "customers", customers, isNull(customers.closedAt), FROZEN) : 0,
      ]);
    const [openDisputes, stuckMessages, frozenPayers] = waiting;
    return {
      customers: { open, blocked },
      accounts: lines,
      resellers: partners,
      growth: months,
      plans: best,
      attention: { endingSoon, failedImports, actingNow, openDisputes, stuckMessages, frozenPayers },
    };
  },
});
