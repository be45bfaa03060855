import { z } from "zod";
import { isStaff, type StaffOrCustomer, type StaffPortal } from "@/app/_frame/portals";
import { hasOwnRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { type ListShown, openList, pagesOf, type SaveView } from "@/app/_lists/list-room";
import { type AllocationActions, AllocationsCard } from "@/components/payments/allocations-card";
import { PaymentFacts, PaymentRefunds, PaymentSteps } from "@/components/payments/payment-detail";
import { PaymentList } from "@/components/payments/payment-list";
import { PaymentStatus } from "@/components/payments/payment-status";
import { type PaymentActions, PaymentVerbs } from "@/components/payments/payment-verbs";
import { howOf } from "@/components/payments/payment-words";
import { UnderWayCard } from "@/components/payments/under-way-card";
import { Money } from "@/components/ui/money";
import { PageHeader } from "@/components/ui/page-header";
import { Stat } from "@/components/ui/stat";
import { getAllocations } from "@/lib/domain/billing";
import { getPayment, listPayments, MEANS, ORIGINS, PAYMENT_STATES } from "@/lib/domain/payments";
import type { FormAction } from "@/lib/platform/action-result";
import { listSpec } from "@/lib/platform/list-params";
import { isPlainDate } from "@/lib/platform/time";
import { can, type PageInput, page } from "@/lib/transport/page";

const day = z.string().refine(isPlainDate);
const spec = listSpec({
  sorts: ["id"],
  defaultDir: "desc",
  filters: {
    state: z.enum(PAYMENT_STATES),
    means: z.enum(MEANS),
    origin: z.enum(ORIGINS),
    gateway: z.enum(["sandbox", "stripe", "none"]),
    from: day,
    to: day,
  },
});

/** A list of payments: of everyone in sight, or of one customer under what is said about it. */
export async function paymentList({ ctx, session, search }: PageInput, shown: ListShown<StaffOrCustomer>) {
  const { portal, path, customerId } = shown;
  const room = await openList(ctx, { path, name: `${portal}.payments`, spec }, search);
  const list = await listPayments(ctx, { ...room.input, customerId });
  const many = isStaff(portal) && customerId === undefined;
  return (
    <PaymentList
      header={shown.header}
      rows={list.rows}
      state={{ ...room, saveView: shown.saveView, pages: pagesOf(room.url, list, "payment") }}
      timeZone={session.timeZone}
      detail={`/${portal}/payments`}
      customers={many ? `/${portal}/customers` : undefined}
      invoices={can(session, "invoice:read") ? `/${portal}/invoices` : undefined}
      staff={isStaff(portal)}
    />
  );
}

/** The payments of everyone in sight. */
export const paymentsPage = (portal: StaffPortal, saveView: SaveView) =>
  page(portal, (input) =>
    paymentList(input, {
      portal,
      saveView,
      path: `/${portal}/payments`,
      header: <PageHeader title="Payments" subtitle="Made, tried and under way, the newest first." />,
    }),
  );

const crumbs = (portal: StaffOrCustomer, customer: { id: number; name: string }, id: number) =>
  isStaff(portal)
    ? [
        { label: "Customers", href: `/${portal}/customers` },
        { label: customer.name, href: `/${portal}/customers/${customer.id}` },
        { label: "Payments", href: `/${portal}/customers/${customer.id}/payments` },
        { label: `Payment ${id}` },
      ]
    : [{ label: "Payments", href: "/customer/payments" }, { label: `Payment ${id}` }];

/** Where a payment went: for those who see xDRs, and with its moves for those who may make them. */
export async function allocationsOf(
  { ctx, session }: Pick<PageInput, "ctx" | "session">,
  portal: StaffOrCustomer,
  xdrId: number,
  actions?: AllocationActions,
) {
  const data = await getAllocations(ctx, { xdrId });
  const moves = actions && hasOwnRight(session, "payment:manage");
  return (
    <AllocationsCard
      data={data}
      invoices={can(session, "invoice:read") ? `/${portal}/invoices` : undefined}
      timeZone={session.timeZone}
      actions={moves ? actions : undefined}
    />
  );
}

export type PaymentRoom = {
  verbs?: PaymentActions;
  allocations?: AllocationActions;
  /** For the payer alone. */
  confirm?: FormAction;
  check: FormAction;
};

type Bound =
  | "refundPaymentAction"
  | "capturePaymentAction"
  | "voidPaymentAction"
  | "chargeBackPaymentAction"
  | "moveAllocationAction"
  | "undoMoveAction"
  | "releasePaymentAction"
  | "checkPaymentAction";

/** All that staff may do with a payment. @param actions the actions.ts of its portal. */
export const staffRoom = (actions: Record<Bound, FormAction>) =>
  ({
    verbs: {
      refund: actions.refundPaymentAction,
      capture: actions.capturePaymentAction,
      void: actions.voidPaymentAction,
      chargeBack: actions.chargeBackPaymentAction,
    },
    allocations: {
      move: actions.moveAllocationAction,
      undo: actions.undoMoveAction,
      release: actions.releasePaymentAction,
    },
    check: actions.checkPaymentAction,
  }) satisfies PaymentRoom;

/** One payment: where it stands, what it pays, and everything that was asked and answered. */
export const paymentPage = (portal: StaffOrCustomer, room: PaymentRoom) =>
  page(portal, async (input) => {
    const { ctx, session, params } = input;
    const payment = await getPayment(ctx, { paymentId: routeId(params.paymentId, "payment") });
    const manages = hasOwnRight(session, "payment:manage");
    const pays = hasOwnRight(session, "payment:make");
    return (
      <>
        <PageHeader
          title={howOf(payment)}
          status={<PaymentStatus {...payment} />}
          subtitle={isStaff(portal) ? payment.customer.name : undefined}
          breadcrumbs={crumbs(portal, payment.customer, payment.id)}
          figures={
            <Stat
              label={payment.state === "succeeded" ? "Paid" : "Amount"}
              value={<Money amount={payment.captured ?? payment.amount} currency={payment.currency} />}
            />
          }
          actions={manages && room.verbs && <PaymentVerbs payment={payment} actions={room.verbs} />}
        />
        <div className="grid gap-5">
          <UnderWayCard
            payment={payment}
            confirm={pays ? room.confirm : undefined}
            check={session.acting ? undefined : room.check}
          />
          <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
            <div className="grid min-w-0 gap-5">
              <PaymentFacts
                payment={payment}
                timeZone={session.timeZone}
                links={{
                  customers: isStaff(portal) ? `/${portal}/customers` : undefined,
                  invoices: can(session, "invoice:read") ? `/${portal}/invoices` : undefined,
                  xdrs: can(session, "xdr:read") ? `/${portal}/xdrs` : undefined,
                }}
              />
              {payment.xdrId !== null &&
                (await allocationsOf(input, portal, payment.xdrId, room.allocations))}
            </div>
            <div className="grid min-w-0 gap-5">
              <PaymentRefunds payment={payment} timeZone={session.timeZone} />
              <PaymentSteps payment={payment} timeZone={session.timeZone} />
            </div>
          </div>
        </div>
      </>
    );
  });
