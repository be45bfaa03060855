"use server";

import { makeTransaction, revertXdr } from "@/lib/domain/billing";
import { chargeFees } from "@/lib/domain/subscriptions";
import { formatCounted } from "@/lib/platform/format";
import { formAction } from "@/lib/transport/action";

export const makeTransactionAction = formAction("reseller", makeTransaction, {
  message: "Booked.",
  redirectTo: ({ customerId }) => `/reseller/customers/${customerId}/xdrs`,
});
export const revertXdrAction = formAction("reseller", revertXdr, {
  message: "Taken back.",
  redirectTo: ({ reverses }) => `/reseller/xdrs/${reverses}`,
});
export const chargeFeesAction = formAction("reseller", chargeFees, {
  message: ({ charges, total }) =>
    charges === 0 ? "Nothing is due." : `${formatCounted(charges, "fee")} charged, ${total} together.`,
});
