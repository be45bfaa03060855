"use server";

import {
  addSandboxCard,
  recordPayment,
  removeMethod,
  saveAutoPayment,
  setDefaultMethod,
  unlockAutoPayment,
} from "@/lib/domain/payments";
import { formAction } from "@/lib/transport/action";
import { payAction } from "@/lib/transport/payment-action";

export const payWithCardAction = payAction("admin");
export const addSandboxCardAction = formAction("admin", addSandboxCard, {
  message: "Stored.",
  redirectTo: ({ customerId }) => `/admin/customers/${customerId}/payments`,
});
export const removeMethodAction = formAction("admin", removeMethod, { message: "Removed." });
export const setDefaultMethodAction = formAction("admin", setDefaultMethod, { message: "Saved." });
export const saveAutoPaymentAction = formAction("admin", saveAutoPayment, { message: "Saved." });
export const unlockAutoPaymentAction = formAction("admin", unlockAutoPayment, { message: "Unlocked." });
export const recordPaymentAction = formAction("admin", recordPayment, {
  message: "Recorded.",
  redirectTo: ({ paymentId }) => `/admin/payments/${paymentId}`,
});
