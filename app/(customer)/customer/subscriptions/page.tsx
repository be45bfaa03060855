import type { Metadata } from "next";
import { subscriptionListParams } from "@/app/_subscriptions/list-params";
import { SubscriptionsPanel } from "@/components/subscriptions/subscriptions-panel";
import { PageHeader } from "@/components/ui/page-header";
import { getAccountsSubscriptions } from "@/lib/domain/subscriptions";
import { can, page } from "@/lib/transport/page";

export const metadata: Metadata = { title: "Subscriptions" };

const path = "/customer/subscriptions";

export default page("customer", async ({ ctx, search, session }) => {
  const { status, grouped, query, params } = subscriptionListParams(search);
  const list = await getAccountsSubscriptions(ctx, query);
  return (
    <>
      <PageHeader title="Subscriptions" subtitle="Everything you have, on all your lines." />
      <SubscriptionsPanel
        list={list}
        url={{ path, params }}
        status={status}
        grouped={grouped}
        audience="subscriber"
        links={{
          detail: ({ subscriptionId }) => `${path}/${subscriptionId}`,
          account: (accountId) => `/customer/accounts/${accountId}`,
          close: can(session, "subscription:close") ? `${path}/close` : undefined,
        }}
      />
    </>
  );
});
