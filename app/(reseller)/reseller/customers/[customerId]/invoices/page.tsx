import type { Metadata } from "next";
import { customerPage } from "@/app/_customers/customer-room";
import { customerInvoices } from "@/app/_invoices/invoice-pages";
import { page } from "@/lib/transport/page";
import { saveListViewAction } from "../../../../list-actions";
import { room } from "../room";

export const metadata: Metadata = { title: "Invoices" };

export default page("reseller", (input) =>
  customerPage(room, input, { customerId: input.params.customerId ?? "", tab: "invoices" }, (customer) =>
    customerInvoices(input, customer, { portal: "reseller", saveView: saveListViewAction }),
  ),
);
