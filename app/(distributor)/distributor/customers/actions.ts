"use server";

import { updateCustomerContact } from "@/lib/domain/customers";
import { formAction } from "@/lib/transport/action";

export const updateContactAction = formAction("distributor", updateCustomerContact, {
  redirectTo: ({ customerId }) => `/distributor/customers/${customerId}`,
  message: "Saved.",
});
