import type { Metadata } from "next";
import { routeId } from "@/app/_frame/route-id";
import { SubscriptionPage } from "@/components/subscriptions/subscription-page";
import { ButtonLink } from "@/components/ui/button";
import { getSubscription } from "@/lib/domain/subscriptions";
import { can, page } from "@/lib/transport/page";

export const metadata: Metadata = { title: "Subscription" };

const listHref = "/customer/subscriptions";

export default page("customer", async ({ ctx, params, session }) => {
  const line = await getSubscription(ctx, {
    subscriptionId: routeId(params.subscriptionId, "subscription"),
  });
  const closable = can(session, "subscription:close") && line.status !== "closed" && !line.obligatory;
  return (
    <SubscriptionPage
      line={line}
      audience="subscriber"
      xdrsHref={can(session, "xdr:read") ? "/customer/xdrs" : undefined}
      breadcrumbs={[{ label: "Subscriptions", href: listHref }, { label: line.endUserName }]}
      actions={
        closable && (
          <ButtonLink href={`${listHref}/close?ids=${line.subscriptionId}`} variant="danger">
            Close
          </ButtonLink>
        )
      }
    />
  );
});
