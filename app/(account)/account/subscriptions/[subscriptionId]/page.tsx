import type { Metadata } from "next";
import { routeId } from "@/app/_frame/route-id";
import { SubscriptionPage } from "@/components/subscriptions/subscription-page";
import { getSubscription } from "@/lib/domain/subscriptions";
import { can, page } from "@/lib/transport/page";

export const metadata: Metadata = { title: "Subscription" };

export default page("account", async ({ ctx, params, session }) => {
  const line = await getSubscription(ctx, {
    subscriptionId: routeId(params.subscriptionId, "subscription"),
  });
  return (
    <SubscriptionPage
      line={line}
      audience="subscriber"
      xdrsHref={can(session, "xdr:read") ? "/account/xdrs" : undefined}
      breadcrumbs={[{ label: "Subscriptions", href: "/account/subscriptions" }, { label: line.endUserName }]}
    />
  );
});
