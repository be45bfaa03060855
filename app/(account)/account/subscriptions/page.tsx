import type { Metadata } from "next";
import { subscriptionListParams } from "@/app/_subscriptions/list-params";
import { SubscriptionsPanel } from "@/components/subscriptions/subscriptions-panel";
import { PageHeader } from "@/components/ui/page-header";
import { getAccountsSubscriptions } from "@/lib/domain/subscriptions";
import { page } from "@/lib/transport/page";

export const metadata: Metadata = { title: "Subscriptions" };

const path = "/account/subscriptions";

export default page("account", async ({ ctx, search }) => {
  const { status, query, params } = subscriptionListParams(search);
  const list = await getAccountsSubscriptions(ctx, { ...query, sort: "flat" });
  return (
    <>
      <PageHeader title="Subscriptions" subtitle="What this line has, and what it costs." />
      <SubscriptionsPanel
        list={list}
        url={{ path, params }}
        status={status}
        audience="subscriber"
        links={{ detail: ({ subscriptionId }) => `${path}/${subscriptionId}` }}
      />
    </>
  );
});
