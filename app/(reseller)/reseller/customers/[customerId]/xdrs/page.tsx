import type { Metadata } from "next";
import { customerPage } from "@/app/_customers/customer-room";
import { customerXdrs } from "@/app/_ledger/xdr-pages";
import { page } from "@/lib/transport/page";
import { saveListViewAction } from "../../../../list-actions";
import { chargeFeesAction } from "../../../xdrs/actions";
import { room } from "../room";

export const metadata: Metadata = { title: "xDRs" };

export default page("reseller", (input) =>
  customerPage(room, input, { customerId: input.params.customerId ?? "", tab: "xdrs" }, (customer) =>
    customerXdrs(input, customer, {
      portal: "reseller",
      saveView: saveListViewAction,
      charge: chargeFeesAction,
    }),
  ),
);
