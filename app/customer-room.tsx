import type { ReactNode } from "react";
import { type CustomerActions, CustomerHeader } from "@/components/customers/customer-header";
import { type CustomerDetail, getCustomer } from "@/lib/domain/customers";
import { customerSubscriptionTotals } from "@/lib/domain/subscriptions";
import { can, type Loaded } from "@/lib/transport/session";

export type CustomerRoom = {
  portal: "admin" | "reseller";
  /** Bound in the room's actions.ts: each portal acts in its own session. */
  actions: CustomerActions;
};

type Totals = Awaited<ReturnType<typeof customerSubscriptionTotals>>;

const closingWords = ({ counts }: Totals): string => {
  const open = counts.active + counts.pending;
  return `Its accounts and ${open === 1 ? "one subscription" : `${open} subscriptions`} end today, and nobody of it can sign in. This can't be undone; everything stays readable.`;
};

/** A page of one customer: the same header and tabs above whatever the tab shows. */
export async function customerPage(
  room: CustomerRoom,
  { ctx, session }: Loaded,
  { customerId, tab = "" }: { customerId: string; tab?: string },
  body: (customer: CustomerDetail) => ReactNode | Promise<ReactNode>,
): Promise<ReactNode> {
  const [customer, totals] = await Promise.all([
    getCustomer(ctx, { customerId }),
    customerSubscriptionTotals(ctx, { customerId }),
  ]);
  const base = `/${room.portal}/customers/${customer.id}`;
  return (
    <>
      <CustomerHeader
        base={base}
        current={tab ? `${base}/${tab}` : base}
        customer={customer}
        totals={totals.totals}
        rights={{
          edit: can(session, "customer:contact") || can(session, "customer:update"),
          close: can(session, "customer:close"),
          actAs: can(session, "impersonate:customer") && !session.acting,
          audit: can(session, "audit:read"),
        }}
        actions={room.actions}
        closing={closingWords(totals)}
      />
      {await body(customer)}
    </>
  );
}
