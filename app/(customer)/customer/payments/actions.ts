"use server";

import { addSandboxCard, removeMethod, saveAutoPayment, setDefaultMethod } from "@/lib/domain/payments";
import { formAction } from "@/lib/transport/action";
import { checkAction, confirmAction, enterCardAction, payAction } from "@/lib/transport/payment-action";

export const payWithCardAction = payAction("customer");
export const confirmPaymentAction = confirmAction("customer");
export const checkPaymentAction = checkAction("customer");
export const enterCardElsewhereAction = enterCardAction("customer");
export const addSandboxCardAction = formAction("customer", addSandboxCard, {
  message: "Stored.",
  redirectTo: () => "/customer/payments",
});
export const removeMethodAction = formAction("customer", removeMethod, { message: "Removed." });
export const setDefaultMethodAction = formAction("customer", setDefaultMethod, { message: "Saved." });
export const saveAutoPaymentAction = formAction("customer", saveAutoPayment, { message: "Saved." });
