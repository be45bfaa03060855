import type { Metadata } from "next";
import { type DashboardBilling, DashboardView } from "@/components/dashboard/dashboard-view";
import { getAttention, listUpcomingRuns } from "@/lib/domain/billing";
import { getDashboard } from "@/lib/domain/reports";
import { subscriptionStatistics } from "@/lib/domain/subscriptions";
import { countUnrated } from "@/lib/domain/usage";
import { can, type PageInput, page } from "@/lib/transport/page";

export const metadata: Metadata = { title: "Dashboard" };

const links = {
  customers: "/admin/customers",
  blocked: "/admin/customers?status=blocked",
  accounts: "/admin/accounts",
  resellers: "/admin/resellers",
  imports: "/admin/imports",
  acting: "/admin/audit/acting",
  plans: "/admin/plans",
  billing: "/admin/billing",
  parked: "/admin/billing/parked",
  unrated: "/admin/usage/unrated",
  reviews: "/admin/invoices?status=under_review",
  disputes: "/admin/disputes?state=open",
  messages: "/admin/mailbox?status=attention",
  frozen: "/admin/customers?status=payment_frozen",
};

async function billingOf({ ctx, session }: PageInput): Promise<DashboardBilling | null> {
  if (!can(session, "bill_run:read")) return null;
  const [attention, [next]] = await Promise.all([getAttention(ctx, {}), listUpcomingRuns(ctx, { most: 1 })]);
  return { ...attention, paused: attention.paused.length, next: next ?? null };
}

/** How many records of usage wait to be put right. */
async function unratedOf({ ctx, session }: PageInput): Promise<number> {
  if (!can(session, "usage:import")) return 0;
  return (await countUnrated(ctx, {})).reduce((sum, { count }) => sum + count, 0);
}

export default page("admin", async (input) => {
  const { ctx, session } = input;
  const [data, statistics, billing, unrated] = await Promise.all([
    getDashboard(ctx, {}),
    subscriptionStatistics(ctx, {}),
    billingOf(input),
    unratedOf(input),
  ]);
  return (
    <DashboardView
      title="Dashboard"
      subtitle={session.name}
      data={data}
      billing={billing}
      unrated={unrated}
      recurring={statistics.recurring}
      links={links}
    />
  );
});
