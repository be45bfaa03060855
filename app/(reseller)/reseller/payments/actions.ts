"use server";

import { moveAllocation, releasePayment, undoMove } from "@/lib/domain/billing";
import { capturePayment, chargeBackPayment, voidPayment } from "@/lib/domain/payments";
import { formAction } from "@/lib/transport/action";
import { checkAction, refundAction, stepAction } from "@/lib/transport/payment-action";

export const refundPaymentAction = refundAction("reseller");
export const capturePaymentAction = stepAction("reseller", capturePayment);
export const voidPaymentAction = stepAction("reseller", voidPayment);
export const chargeBackPaymentAction = formAction("reseller", chargeBackPayment, { message: "Reversed." });
export const checkPaymentAction = checkAction("reseller");

export const moveAllocationAction = formAction("reseller", moveAllocation, { message: "Moved." });
export const undoMoveAction = formAction("reseller", undoMove, { message: "Undone." });
export const releasePaymentAction = formAction("reseller", releasePayment, { message: "It is used again." });
