import { hasOwnRight } from "@/app/_frame/require-right";
import { OwnCollection } from "@/components/collections/own-collection";
import { ButtonLink } from "@/components/ui/button";
import { getCollection, tellOwn } from "@/lib/domain/collections";
import { can, type Loaded } from "@/lib/transport/session";

/**
 * The customer's own standing, where there is something to tell, with the ways out of it; nothing for those who may not see
 * it. @param onInvoices the page is the one with the invoices.
 */
export async function ownCollection({ ctx, session }: Loaded, { onInvoices = false } = {}) {
  if (ctx.actor.kind !== "customer" || !can(session, "collection:read")) return null;
  const told = tellOwn(await getCollection(ctx, { customerId: ctx.actor.customerId }));
  if (!told) return null;
  const pays = hasOwnRight(session, "payment:make");
  const looks = !onInvoices && can(session, "invoice:read");
  const actions = (pays || looks) && (
    <>
      {pays && (
        <ButtonLink href="/customer/payments/pay" variant="primary" size="sm">
          {told.links.pay}
        </ButtonLink>
      )}
      {looks && (
        <ButtonLink href="/customer/invoices" size="sm">
          {told.links.invoices}
        </ButtonLink>
      )}
    </>
  );
  return <OwnCollection told={told} actions={actions} />;
}
