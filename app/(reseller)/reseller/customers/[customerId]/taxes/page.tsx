import type { Metadata } from "next";
import { customerPage } from "@/app/_customers/customer-room";
import { customerTaxes } from "@/app/_taxes/customer-taxes-room";
import { page } from "@/lib/transport/page";
import { room } from "../room";
import { addExemptionAction, removeExemptionAction } from "./actions";

export const metadata: Metadata = { title: "Taxes" };

export default page("reseller", (input) =>
  customerPage(room, input, { customerId: input.params.customerId ?? "", tab: "taxes" }, (customer) =>
    customerTaxes(input, customer, {
      portal: "reseller",
      add: addExemptionAction,
      remove: removeExemptionAction,
    }),
  ),
);
