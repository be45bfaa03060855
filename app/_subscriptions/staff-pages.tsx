import { requireRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { AddSubscriptionForm } from "@/components/subscriptions/add-form";
import { AdjustForm } from "@/components/subscriptions/adjust-form";
import { SubscriptionStaffActions } from "@/components/subscriptions/staff-actions";
import { staffRowActions } from "@/components/subscriptions/staff-row-actions";
import { SubscriptionPage } from "@/components/subscriptions/subscription-page";
import { SubscriptionsPanel } from "@/components/subscriptions/subscriptions-panel";
import { PageHeader } from "@/components/ui/page-header";
import {
  getAccountsSubscriptions,
  getSubscription,
  listSubscriptionChoices,
  type SubscriberView,
  type SubscriptionDetail,
} from "@/lib/domain/subscriptions";
import type { FormAction } from "@/lib/platform/action-result";
import { notFound } from "@/lib/platform/errors";
import { can, type PageInput } from "@/lib/transport/page";
import { ChangePlanPage } from "./change-plan-page";
import { ClosePage } from "./close-page";
import { subscriptionListParams } from "./list-params";
import { PausePage } from "./pause-page";

type Actions = Record<
  | "addSubscriptionAction"
  | "adjustSubscriptionAction"
  | "pauseSubscriptionAction"
  | "resumeSubscriptionAction"
  | "changePlanAction"
  | "removeAdjustmentAction"
  | "removePromotionAction"
  | "activateSubscriptionAction"
  | "cancelClosingAction"
  | "deleteSubscriptionAction"
  | "closeSubscriptionsAction",
  FormAction
>;

/** The operator's and the reseller's rooms are the same rooms; only the portal and its actions differ. */
export type StaffRoom = { portal: "admin" | "reseller"; actions: Actions };

const customerIdIn = ({ params }: PageInput): number => routeId(params.customerId, "customer");

/** One of this customer's; under another customer's address it does not exist. */
async function subscriptionIn(input: PageInput): Promise<SubscriptionDetail> {
  const subscriptionId = routeId(input.params.subscriptionId, "subscription");
  const line = await getSubscription(input.ctx, { subscriptionId });
  if (line.customerId !== customerIdIn(input)) throw notFound("subscription");
  return line;
}

const hrefs = ({ portal }: StaffRoom, customerId: number) => {
  const customer = `/${portal}/customers/${customerId}`;
  const list = `${customer}/subscriptions`;
  return { customer, list, one: (id: number) => `${list}/${id}` };
};

function crumbs(
  room: StaffRoom,
  { customerId, name }: SubscriberView,
  more: { label: string; href?: string }[] = [],
) {
  const { customer, list } = hrefs(room, customerId);
  return [
    { label: "Customers", href: `/${room.portal}/customers` },
    { label: name, href: customer },
    { label: "Subscriptions", href: list },
    ...more,
  ];
}

/** The customer's tab, under the customer's own header: everything it has, across its accounts. */
export async function StaffSubscriptions(input: PageInput, room: StaffRoom) {
  const { ctx, search, session } = input;
  const customerId = customerIdIn(input);
  const { status, grouped, query, params } = subscriptionListParams(search);
  const list = await getAccountsSubscriptions(ctx, { customerId, ...query });
  const { list: path, one } = hrefs(room, customerId);
  const adjusts = can(session, "subscription:update");
  const moves = adjusts && !session.acting;
  const closes = can(session, "subscription:close");
  return (
    <SubscriptionsPanel
      list={list}
      url={{ path, params }}
      status={status}
      grouped={grouped}
      audience="staff"
      links={{
        detail: ({ subscriptionId }) => one(subscriptionId),
        account: (accountId) => `/${room.portal}/accounts/${accountId}`,
        close: closes ? `${path}/close` : undefined,
        add: can(session, "subscription:create") ? `${path}/new` : undefined,
      }}
      rowActions={staffRowActions({ one, list: path, adjusts, moves, closes })}
    />
  );
}

export async function StaffSubscription(input: PageInput, room: StaffRoom) {
  const { session } = input;
  const line = await subscriptionIn(input);
  const { list, one } = hrefs(room, line.customerId);
  const here = one(line.subscriptionId);
  const { actions } = room;
  const adjusts = can(session, "subscription:update");
  const moves = adjusts && !session.acting;
  return (
    <SubscriptionPage
      line={line}
      audience="staff"
      breadcrumbs={crumbs(room, line.subscriber, [{ label: line.name }])}
      adjustHref={adjusts ? `${here}/adjust` : undefined}
      xdrsHref={can(session, "xdr:read") ? `/${room.portal}/xdrs` : undefined}
      removeAdjustmentAction={adjusts ? actions.removeAdjustmentAction : undefined}
      actions={
        <SubscriptionStaffActions
          line={line}
          adjustHref={adjusts ? `${here}/adjust` : undefined}
          pauseHref={moves ? `${here}/pause` : undefined}
          changePlanHref={moves && can(session, "subscription:create") ? `${here}/plan` : undefined}
          removePromotion={adjusts ? actions.removePromotionAction : undefined}
          activate={adjusts ? actions.activateSubscriptionAction : undefined}
          cancelClosing={adjusts ? actions.cancelClosingAction : undefined}
          remove={can(session, "subscription:create") ? actions.deleteSubscriptionAction : undefined}
          closeHref={
            can(session, "subscription:close") ? `${list}/close?ids=${line.subscriptionId}` : undefined
          }
        />
      }
    />
  );
}

export async function StaffAddSubscription(input: PageInput, room: StaffRoom) {
  const customerId = customerIdIn(input);
  const accountId = input.search.get("accountId") ?? "";
  const choices = await listSubscriptionChoices(input.ctx, {
    customerId,
    accountId: /^\d+$/.test(accountId) ? accountId : null,
  });
  return (
    <>
      <PageHeader
        title="Add subscription"
        breadcrumbs={crumbs(room, choices.subscriber, [{ label: "Add" }])}
      />
      <AddSubscriptionForm
        customerId={customerId}
        accountId={accountId}
        choices={choices}
        action={room.actions.addSubscriptionAction}
        cancelHref={hrefs(room, customerId).list}
      />
    </>
  );
}

export async function StaffAdjustSubscription(input: PageInput, room: StaffRoom) {
  requireRight(input.session, "subscription:update");
  const line = await subscriptionIn(input);
  const here = hrefs(room, line.customerId).one(line.subscriptionId);
  const trail = [{ label: line.name, href: here }, { label: "Adjust fee" }];
  return (
    <>
      <PageHeader
        title={`Adjust the fee of ${line.name}`}
        subtitle={line.account?.identifier ?? "On the customer itself"}
        breadcrumbs={crumbs(room, line.subscriber, trail)}
      />
      <AdjustForm
        subscriptionId={line.subscriptionId}
        currency={line.currency}
        action={room.actions.adjustSubscriptionAction}
        cancelHref={here}
      />
    </>
  );
}

export async function StaffPauseSubscription(input: PageInput, room: StaffRoom) {
  requireRight(input.session, "subscription:update");
  const line = await subscriptionIn(input);
  const here = hrefs(room, line.customerId).one(line.subscriptionId);
  const what = line.pausedOn === null ? "Pause" : "Resume";
  return (
    <>
      <PageHeader
        title={`${what} ${line.name}`}
        subtitle={line.account?.identifier ?? "On the customer itself"}
        breadcrumbs={crumbs(room, line.subscriber, [{ label: line.name, href: here }, { label: what }])}
      />
      {
        await PausePage(input, {
          line,
          path: `${here}/pause`,
          backHref: here,
          actions: {
            pause: room.actions.pauseSubscriptionAction,
            resume: room.actions.resumeSubscriptionAction,
          },
        })
      }
    </>
  );
}

export async function StaffChangePlan(input: PageInput, room: StaffRoom) {
  requireRight(input.session, "subscription:update");
  const line = await subscriptionIn(input);
  const here = hrefs(room, line.customerId).one(line.subscriptionId);
  return (
    <>
      <PageHeader
        title={`Change the plan of ${line.name}`}
        subtitle={line.account?.identifier ?? "On the customer itself"}
        breadcrumbs={crumbs(room, line.subscriber, [
          { label: line.name, href: here },
          { label: "Change plan" },
        ])}
      />
      {
        await ChangePlanPage(input, {
          line,
          path: `${here}/plan`,
          backHref: here,
          action: room.actions.changePlanAction,
        })
      }
    </>
  );
}

export async function StaffCloseSubscriptions(input: PageInput, room: StaffRoom) {
  const customerId = customerIdIn(input);
  const { list, customer } = hrefs(room, customerId);
  return ClosePage(input, {
    audience: "staff",
    customerId,
    listHref: list,
    breadcrumbs: [
      { label: "Customers", href: `/${room.portal}/customers` },
      { label: "Customer", href: customer },
      { label: "Subscriptions", href: list },
      { label: "Close" },
    ],
    action: room.actions.closeSubscriptionsAction,
  });
}
