import type { Metadata } from "next";
import { page } from "@/lib/transport/page";
import { editCustomerRoom } from "../../../../../customer-forms-room";
import { customerPage } from "../../../../../customer-room";
import { updateContactAction, updateTermsAction } from "../../actions";
import { room } from "../room";

export const metadata: Metadata = { title: "Edit customer" };

export default page("reseller", async ({ params, ...loaded }) =>
  customerPage(room, loaded, { customerId: params.customerId ?? "", tab: "edit" }, (customer) =>
    editCustomerRoom("reseller", loaded, customer, {
      contact: updateContactAction,
      terms: updateTermsAction,
    }),
  ),
);
