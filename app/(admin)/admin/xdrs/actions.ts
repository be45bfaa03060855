"use server";

import { makeTransaction, revertXdr } from "@/lib/domain/billing";
import { chargeFees } from "@/lib/domain/subscriptions";
import { formatCounted } from "@/lib/platform/format";
import { formAction } from "@/lib/transport/action";

export const makeTransactionAction = formAction("admin", makeTransaction, {
  message: "Booked.",
  redirectTo: ({ customerId }) => `/admin/customers/${customerId}/xdrs`,
});
export const revertXdrAction = formAction("admin", revertXdr, {
  message: "Taken back.",
  redirectTo: ({ reverses }) => `/admin/xdrs/${reverses}`,
});
export const chargeFeesAction = formAction("admin", chargeFees, {
  message: ({ charges, total }) =>
    charges === 0 ? "Nothing is due." : `${formatCounted(charges, "fee")} charged, ${total} together.`,
});
