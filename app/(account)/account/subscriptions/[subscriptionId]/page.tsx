import type { Metadata } from "next";
import { routeId } from "@/app/_frame/route-id";
import { SubscriptionPage } from "@/components/subscriptions/subscription-page";
import { getSubscription } from "@/lib/domain/subscriptions";
import { page } from "@/lib/transport/page";

export const metadata: Metadata = { title: "Subscription" };

export default page("account", async ({ ctx, params }) => {
  const line = await getSubscription(ctx, {
    subscriptionId: routeId(params.subscriptionId, "subscription"),
  });
  return (
    <SubscriptionPage
      line={line}
      audience="subscriber"
      breadcrumbs={[{ label: "Subscriptions", href: "/account/subscriptions" }, { label: line.endUserName }]}
    />
  );
});
