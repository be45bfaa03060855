import { type CustomerRoom, customerPage } from "@/app/_customers/customer-room";
import { hasOwnRight } from "@/app/_frame/require-right";
import { CollectedInvoices } from "@/components/collections/collected-invoices";
import { CollectionCard } from "@/components/collections/collection-card";
import {
  CancelPromise,
  EndLift,
  LiftForm,
  PromiseForm,
  RestoreCustomer,
  WaitingNotices,
} from "@/components/collections/collection-forms";
import { LadderTimeline } from "@/components/collections/ladder-timeline";
import { StopHistory } from "@/components/collections/stop-history";
import { type Collection, getCollection } from "@/lib/domain/collections";
import type { FormAction } from "@/lib/platform/action-result";
import { can, type PageInput, page } from "@/lib/transport/page";
import { policyAddress } from "./policy-address";

export type CollectionActions = {
  liftSuspensionAction: FormAction;
  endLiftAction: FormAction;
  promiseToPayAction: FormAction;
  cancelPromiseAction: FormAction;
  restoreCustomerAction: FormAction;
  recordNoticeAction: FormAction;
};

/** What may be done about what is decided already. */
const buttons = (collection: Collection, actions: CollectionActions) => (
  <>
    {collection.decisions.includes("end_lift") && (
      <EndLift collection={collection} action={actions.endLiftAction} />
    )}
    {collection.decisions.includes("cancel_promise") && (
      <CancelPromise collection={collection} action={actions.cancelPromiseAction} />
    )}
    {collection.decisions.includes("restore") && (
      <RestoreCustomer collection={collection} action={actions.restoreCustomerAction} />
    )}
  </>
);

/** What may be decided now. */
function forms(collection: Collection, actions: CollectionActions) {
  const { decisions } = collection;
  return (
    <>
      {decisions.includes("lift") && (
        <LiftForm collection={collection} action={actions.liftSuspensionAction} />
      )}
      {decisions.includes("promise") && (
        <PromiseForm collection={collection} action={actions.promiseToPayAction} />
      )}
    </>
  );
}

async function collectionOf(
  room: CustomerRoom,
  { ctx, session }: PageInput,
  customerId: number,
  open: boolean,
  actions: CollectionActions,
) {
  const collection = await getCollection(ctx, { customerId });
  const mayDecide = open && hasOwnRight(session, "collection:manage");
  const invoiceHref = can(session, "invoice:read")
    ? (invoiceId: number) => `/${room.portal}/invoices/${invoiceId}`
    : undefined;
  const policyHref =
    room.portal !== "distributor" && can(session, "collection:policy")
      ? policyAddress(room.portal, collection.classId)
      : undefined;
  return (
    <div className="grid gap-5">
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <CollectionCard
          collection={collection}
          invoiceHref={invoiceHref}
          policyHref={policyHref}
          actions={mayDecide && buttons(collection, actions)}
        />
        <div className="grid gap-5">
          {collection.waiting.length > 0 && (
            <WaitingNotices
              waiting={collection.waiting}
              action={mayDecide ? actions.recordNoticeAction : undefined}
            />
          )}
          {mayDecide && forms(collection, actions)}
        </div>
      </div>
      <section className="grid gap-3">
        <h2 className="text-base font-semibold">Open invoices</h2>
        <CollectedInvoices collection={collection} invoiceHref={invoiceHref} />
      </section>
      <LadderTimeline collection={collection} invoiceHref={invoiceHref} />
      <section className="grid gap-3">
        <h2 className="text-base font-semibold">Services stopped for debt</h2>
        <StopHistory stops={collection.stops} invoiceHref={invoiceHref} />
      </section>
    </div>
  );
}

/** The tab with where a customer stands in collections: why, what was done, what comes, and what may be decided. */
export const collectionPage = (room: CustomerRoom, actions: CollectionActions) =>
  page(room.portal, (input) =>
    customerPage(room, input, { customerId: input.params.customerId ?? "", tab: "collection" }, (customer) =>
      collectionOf(room, input, customer.id, customer.closedAt === null, actions),
    ),
  );
