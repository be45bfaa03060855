"use server";

import { makeTransaction, revertXdr } from "@/lib/domain/ledger";
import { formAction } from "@/lib/transport/action";

export const makeTransactionAction = formAction("reseller", makeTransaction, {
  message: "Booked",
  redirectTo: ({ customerId }) => `/reseller/customers/${customerId}/xdrs`,
});
export const revertXdrAction = formAction("reseller", revertXdr, {
  message: "Taken back",
  redirectTo: ({ reverses }) => `/reseller/xdrs/${reverses}`,
});
