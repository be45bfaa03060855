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

export const payWithCardAction = payAction("reseller");
export const addSandboxCardAction = formAction("reseller", addSandboxCard, {
  message: "Stored.",
  redirectTo: ({ customerId }) => `/reseller/customers/${customerId}/payments`,
});
export const removeMethodAction = formAction("reseller", removeMethod, { message: "Removed." });
export const setDefaultMethodAction = formAction("reseller", setDefaultMethod, { message: "Saved." });
export const saveAutoPaymentAction = formAction("reseller", saveAutoPayment, { message: "Saved." });
export const unlockAutoPaymentAction = formAction("reseller", unlockAutoPayment, { message: "Unlocked." });
export const recordPaymentAction = formAction("reseller", recordPayment, {
  message: "Recorded.",
  redirectTo: ({ paymentId }) => `/reseller/payments/${paymentId}`,
});
