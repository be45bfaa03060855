import type { Metadata } from "next";
import { editCustomerRoom } from "@/app/_customers/customer-forms-room";
import { customerPage } from "@/app/_customers/customer-room";
import { page } from "@/lib/transport/page";
import { updateContactAction, updateTermsAction } from "../../actions";
import { room } from "../room";

export const metadata: Metadata = { title: "Edit customer" };

export default page("admin", async ({ params, ...loaded }) =>
  customerPage(room, loaded, { customerId: params.customerId ?? "", tab: "edit" }, (customer) =>
    editCustomerRoom("admin", loaded, customer, { contact: updateContactAction, terms: updateTermsAction }),
  ),
);
