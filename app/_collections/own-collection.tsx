import { OwnCollection } from "@/components/collections/own-collection";
import { TextLink } from "@/components/rooms/text-link";
import { getCollection, tellOwn } from "@/lib/domain/collections";
import { can, type Loaded } from "@/lib/transport/session";

/** The customer's own standing, where there is something to tell; nothing for those who may not see it. */
export async function ownCollection(
  { ctx, session }: Loaded,
  { invoicesHref }: { invoicesHref?: string } = {},
) {
  if (ctx.actor.kind !== "customer" || !can(session, "collection:read")) return null;
  const told = tellOwn(await getCollection(ctx, { customerId: ctx.actor.customerId }));
  if (!told) return null;
  const actions = invoicesHref && (
    <TextLink href={invoicesHref} lang="en">
      See your invoices
    </TextLink>
  );
  return <OwnCollection told={told} actions={actions} />;
}
