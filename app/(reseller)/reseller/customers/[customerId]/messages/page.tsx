import type { Metadata } from "next";
import { customerPage } from "@/app/_customers/customer-room";
import { customerMessages } from "@/app/_messages/message-pages";
import { page } from "@/lib/transport/page";
import { saveListViewAction } from "../../../../list-actions";
import { room } from "../room";

export const metadata: Metadata = { title: "Messages" };

export default page("reseller", (input) =>
  customerPage(room, input, { customerId: input.params.customerId ?? "", tab: "messages" }, (customer) =>
    customerMessages(input, customer, { portal: "reseller", saveView: saveListViewAction }),
  ),
);
