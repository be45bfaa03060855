import type { Metadata } from "next";
import { DashboardView } from "@/components/dashboard/dashboard-view";
import { getDashboard } from "@/lib/domain/reports";
import { subscriptionStatistics } from "@/lib/domain/subscriptions";
import { page } from "@/lib/transport/page";

export const metadata: Metadata = { title: "Dashboard" };

const links = { customers: "/distributor/customers", blocked: "/distributor/customers?status=blocked" };

export default page("distributor", async ({ ctx, session }) => {
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
