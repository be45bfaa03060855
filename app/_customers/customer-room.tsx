import type { ReactNode } from "react";
import { hasOwnRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import type { CustomerActions } from "@/components/customers/customer-actions";
import { CustomerHeader } from "@/components/customers/customer-header";
import { type CustomerDetail, getCustomer } from "@/lib/domain/customers";
import { customerSubscriptionTotals } from "@/lib/domain/subscriptions";
import { can, type Loaded } from "@/lib/transport/session";

/** Actions are bound in the room's actions.ts: each portal acts in its own session. Without them nothing is ended. */
export type CustomerRoom =
  | { portal: "admin" | "reseller"; actions: CustomerActions }
  | { portal: "distributor"; actions?: undefined };

/** A page of one customer: the same header and tabs above whatever the tab shows. */
export async function customerPage(
  room: CustomerRoom,
  { ctx, session }: Loaded,
  { customerId, tab = "" }: { customerId: string; tab?: string },
  body: (customer: CustomerDetail) => ReactNode | Promise<ReactNode>,
): Promise<ReactNode> {
  const id = routeId(customerId, "customer");
  const [customer, fees] = await Promise.all([
    getCustomer(ctx, { customerId: id }),
    can(session, "subscription:read") ? customerSubscriptionTotals(ctx, { customerId: id }) : null,
  ]);
  const base = `/${room.portal}/customers/${customer.id}`;
  const ends = can(session, "customer:close");
  return (
    <>
      <CustomerHeader
        base={base}
        current={tab ? `${base}/${tab}` : base}
        customer={customer}
        totals={fees?.totals ?? null}
        tabs={
          room.actions
            ? [
                ...(can(session, "account:read") ? [{ path: "accounts", label: "Accounts" }] : []),
                ...(fees ? [{ path: "subscriptions", label: "Subscriptions" }] : []),
                ...(can(session, "invoice:read") ? [{ path: "invoices", label: "Invoices" }] : []),
                ...(can(session, "collection:read") ? [{ path: "collection", label: "Collection" }] : []),
                ...(can(session, "payment:read") ? [{ path: "payments", label: "Payments" }] : []),
                { path: "credit", label: "Credit" },
                ...(can(session, "xdr:read") ? [{ path: "xdrs", label: "xDRs" }] : []),
                ...(can(session, "usage:read") ? [{ path: "usage", label: "Usage" }] : []),
                ...(can(session, "message:read") ? [{ path: "messages", label: "Messages" }] : []),
                { path: "taxes", label: "Taxes" },
                ...(can(session, "tariff:read") ? [{ path: "rating", label: "Rating" }] : []),
                ...(can(session, "audit:read") ? [{ path: "audit", label: "Audit log" }] : []),
              ]
            : []
        }
        rights={{
          edit: can(session, "customer:contact") || can(session, "customer:update"),
          block: ends,
          close: ends && !session.acting,
          actAs: hasOwnRight(session, "impersonate:customer"),
        }}
        actions={room.actions}
        why={room.actions && can(session, "collection:read") ? `${base}/why` : undefined}
      />
      {await body(customer)}
    </>
  );
}
