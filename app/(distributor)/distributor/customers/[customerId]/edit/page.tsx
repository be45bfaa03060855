import type { Metadata } from "next";
import { customerPage } from "@/app/_customers/customer-room";
import { EditCustomerForms } from "@/components/customers/customer-form";
import { can, page } from "@/lib/transport/page";
import { updateContactAction } from "../../actions";

export const metadata: Metadata = { title: "Edit customer" };

/** A distributor keeps names and contact details right; terms are its provider's. */
export default page("distributor", (input) =>
  customerPage(
    { portal: "distributor" },
    input,
    { customerId: input.params.customerId ?? "" },
    (customer) => (
      <EditCustomerForms
        customer={customer}
        contact={can(input.session, "customer:contact") ? updateContactAction : null}
        terms={null}
        choices={{ classes: [], timeZones: [], distributors: [] }}
        cancelHref={`/distributor/customers/${customer.id}`}
      />
    ),
  ),
);
