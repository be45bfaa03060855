"use server";

import { confirmedCustomer } from "@/app/_customers/confirmed-closing";
import { billOutOfTurn } from "@/lib/domain/billing";
import {
  blockCustomer,
  blockCustomers,
  createCustomer,
  deleteCustomer,
  unblockCustomer,
  updateCustomerContact,
  updateCustomerRating,
} from "@/lib/domain/customers";
import { closeCustomer, updateCustomerTerms } from "@/lib/domain/subscriptions";
import { formAction } from "@/lib/transport/action";

const customerHref = ({ customerId }: { customerId: number }) => `/reseller/customers/${customerId}`;

export const createCustomerAction = formAction("reseller", createCustomer, { redirectTo: customerHref });
export const updateContactAction = formAction("reseller", updateCustomerContact, {
  redirectTo: customerHref,
});
export const updateTermsAction = formAction("reseller", updateCustomerTerms, { redirectTo: customerHref });
export const blockAction = formAction("reseller", blockCustomer, { message: "Blocked." });
export const blockManyAction = formAction("reseller", blockCustomers, {
  redirectTo: () => "/reseller/customers?status=blocked",
});
export const unblockAction = formAction("reseller", unblockCustomer, { message: "Unblocked." });
export const closeAction = formAction("reseller", closeCustomer, {
  input: confirmedCustomer,
  redirectTo: customerHref,
  message: "Closed.",
});
export const deleteAction = formAction("reseller", deleteCustomer, {
  redirectTo: () => "/reseller/customers",
});
export const updateRatingAction = formAction("reseller", updateCustomerRating, { message: "Saved." });
export const billNowAction = formAction("reseller", billOutOfTurn, {
  redirectTo: ({ invoiceId }) => `/reseller/invoices/${invoiceId}`,
  message: ({ number, total }) => `Invoice ${number ?? ""} over ${total} made.`.replace("  ", " "),
});
