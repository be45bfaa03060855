"use server";

import { makeTransaction, revertXdr } from "@/lib/domain/ledger";
import { formAction } from "@/lib/transport/action";

export const makeTransactionAction = formAction("admin", makeTransaction, {
  message: "Booked",
  redirectTo: ({ customerId }) => `/admin/customers/${customerId}/xdrs`,
});
export const revertXdrAction = formAction("admin", revertXdr, {
  message: "Taken back",
  redirectTo: ({ reverses }) => `/admin/xdrs/${reverses}`,
});
