import type { Metadata } from "next";
import { customerPage } from "@/app/_customers/customer-room";
import { customerUsage } from "@/app/_usage/call-pages";
import { page } from "@/lib/transport/page";
import { saveListViewAction } from "../../../../list-actions";
import { rerateAction, topUpAction } from "../../../usage/actions";
import { room } from "../room";

export const metadata: Metadata = { title: "Usage" };

export default page("admin", (input) =>
  customerPage(room, input, { customerId: input.params.customerId ?? "", tab: "usage" }, (customer) =>
    customerUsage(input, customer, {
      portal: "admin",
      saveView: saveListViewAction,
      topUp: topUpAction,
      rerate: rerateAction,
    }),
  ),
);
