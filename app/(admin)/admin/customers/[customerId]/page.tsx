import type { Metadata } from "next";
import { customerBilling } from "@/app/_billing/customer-billing";
import { customerPage } from "@/app/_customers/customer-room";
import { hasOwnRight } from "@/app/_frame/require-right";
import { CustomerOverview } from "@/components/customers/customer-overview";
import { ExportedCard } from "@/components/customers/exported-card";
import { page } from "@/lib/transport/page";
import { billNowAction, holdBillingAction, releaseBillingAction } from "../../billing/actions";
import { markExportedAction, unmarkExportedAction } from "../actions";
import { room } from "./room";

export const metadata: Metadata = { title: "Customer" };

export default page("admin", async ({ params, ...loaded }) =>
  customerPage(room, loaded, { customerId: params.customerId ?? "" }, async (customer) => (
    <>
      <CustomerOverview customer={customer} timeZone={loaded.session.timeZone} />
      {
        await customerBilling(loaded, customer, {
          portal: "admin",
          billNow: billNowAction,
          hold: holdBillingAction,
          release: releaseBillingAction,
        })
      }
      {customer.closedAt === null && hasOwnRight(loaded.session, "customer:close") && (
        <div className="mt-5">
          <ExportedCard
            customer={customer}
            timeZone={loaded.session.timeZone}
            actions={{ mark: markExportedAction, unmark: unmarkExportedAction }}
          />
        </div>
      )}
    </>
  )),
);
