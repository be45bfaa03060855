import type { PaymentRoom } from "@/app/_payments/payment-pages";
import * as actions from "./actions";

export const room: Required<Pick<PaymentRoom, "verbs" | "allocations" | "check">> = {
  verbs: {
    refund: actions.refundPaymentAction,
    capture: actions.capturePaymentAction,
    void: actions.voidPaymentAction,
    chargeBack: actions.chargeBackPaymentAction,
  },
  allocations: {
    move: actions.moveAllocationAction,
    undo: actions.undoMoveAction,
    release: actions.releasePaymentAction,
  },
  check: actions.checkPaymentAction,
};
