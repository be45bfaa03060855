"use server";

import { moveAllocation, releasePayment, undoMove } from "@/lib/domain/billing";
import { capturePayment, chargeBackPayment, voidPayment } from "@/lib/domain/payments";
import { formAction } from "@/lib/transport/action";
import { checkAction, refundAction, stepAction } from "@/lib/transport/payment-action";

export const refundPaymentAction = refundAction("admin");
export const capturePaymentAction = stepAction("admin", capturePayment);
export const voidPaymentAction = stepAction("admin", voidPayment);
export const chargeBackPaymentAction = formAction("admin", chargeBackPayment, { message: "Reversed." });
export const checkPaymentAction = checkAction("admin");

export const moveAllocationAction = formAction("admin", moveAllocation, { message: "Moved." });
export const undoMoveAction = formAction("admin", undoMove, { message: "Undone." });
export const releasePaymentAction = formAction("admin", releasePayment, { message: "It is used again." });
