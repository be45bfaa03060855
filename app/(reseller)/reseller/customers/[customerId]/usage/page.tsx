import type { Metadata } from "next";
import { customerPage } from "@/app/_customers/customer-room";
import { customerUsage } from "@/app/_usage/call-pages";
import { page } from "@/lib/transport/page";
import { saveListViewAction } from "../../../../list-actions";
import { topUpAction } from "../../../usage/actions";
import { room } from "../room";

export const metadata: Metadata = { title: "Usage" };

export default page("reseller", (input) =>
  customerPage(room, input, { customerId: input.params.customerId ?? "", tab: "usage" }, (customer) =>
    customerUsage(input, customer, {
      portal: "reseller",
      saveView: saveListViewAction,
      topUp: topUpAction,
    }),
  ),
);
