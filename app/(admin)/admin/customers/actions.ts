"use server";

import { confirmedCustomer } from "@/app/_customers/confirmed-closing";
import {
  blockCustomer,
  blockCustomers,
  createCustomer,
  deleteCustomer,
  markCustomerExported,
  unblockCustomer,
  unmarkCustomerExported,
  updateCustomerContact,
  updateCustomerRating,
} from "@/lib/domain/customers";
import { closeCustomer, updateCustomerTerms } from "@/lib/domain/subscriptions";
import { formAction } from "@/lib/transport/action";

const customerHref = ({ customerId }: { customerId: number }) => `/admin/customers/${customerId}`;

export const createCustomerAction = formAction("admin", createCustomer, { redirectTo: customerHref });
export const updateContactAction = formAction("admin", updateCustomerContact, { redirectTo: customerHref });
export const updateTermsAction = formAction("admin", updateCustomerTerms, { redirectTo: customerHref });
export const blockAction = formAction("admin", blockCustomer, { message: "Blocked." });
export const blockManyAction = formAction("admin", blockCustomers, {
  redirectTo: () => "/admin/customers?status=blocked",
});
export const unblockAction = formAction("admin", unblockCustomer, { message: "Unblocked." });
export const markExportedAction = formAction("admin", markCustomerExported, {
  message: "Marked as exported.",
});
export const unmarkExportedAction = formAction("admin", unmarkCustomerExported, { message: "Taken back." });
export const closeAction = formAction("admin", closeCustomer, {
  input: confirmedCustomer,
  redirectTo: customerHref,
  message: "Closed.",
});
export const deleteAction = formAction("admin", deleteCustomer, { redirectTo: () => "/admin/customers" });
export const updateRatingAction = formAction("admin", updateCustomerRating, { message: "Saved." });
