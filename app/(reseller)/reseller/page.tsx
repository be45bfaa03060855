import type { Metadata } from "next";
import { DashboardView } from "@/components/dashboard/dashboard-view";
import { getDashboard } from "@/lib/domain/reports";
import { subscriptionStatistics } from "@/lib/domain/subscriptions";
import { page } from "@/lib/transport/page";

export const metadata: Metadata = { title: "Dashboard" };

const links = {
  customers: "/reseller/customers",
  blocked: "/reseller/customers?status=blocked",
  accounts: "/reseller/accounts",
  plans: "/reseller/plans",
  disputes: "/reseller/disputes?state=open",
  messages: "/reseller/mailbox?status=attention",
  frozen: "/reseller/customers?status=payment_frozen",
};

export default page("reseller", async ({ ctx, session }) => {
  const [data, statistics] = await Promise.all([getDashboard(ctx, {}), subscriptionStatistics(ctx, {})]);
  return (
    <DashboardView
      title="Dashboard"
      subtitle={session.name}
      data={data}
      recurring={statistics.recurring}
      links={links}
    />
  );
});
