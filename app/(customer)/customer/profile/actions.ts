"use server";

import { updateCustomerContact } from "@/lib/domain/customers";
import { formAction } from "@/lib/transport/action";

export const updateOwnContactAction = formAction("customer", updateCustomerContact, {
  message: "Your details are saved.",
});
