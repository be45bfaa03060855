import type { Metadata } from "next";
import { customerPage } from "@/app/_customers/customer-room";
import { CustomerOverview } from "@/components/customers/customer-overview";
import { page } from "@/lib/transport/page";
import { room } from "./room";

export const metadata: Metadata = { title: "Customer" };

export default page("admin", async ({ params, ...loaded }) =>
  customerPage(room, loaded, { customerId: params.customerId ?? "" }, (customer) => (
    <CustomerOverview customer={customer} timeZone={loaded.session.timeZone} />
  )),
);
