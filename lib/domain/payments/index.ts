export { addSandboxCard } from "./add-sandbox-card";
// What is asked of gateways between two operations, outside any transaction.
export { wakeSandbox } from "./answer-sandbox";
export { beginAutomatic } from "./begin-automatic";
export { beginCard } from "./begin-card";
export { beginPayment } from "./begin-payment";
export { capturePayment } from "./capture-payment";
export { cardPage } from "./card-page";
export {
  carryOut,
  carryOutRefund,
  catchUp,
  catchUpRefund,
  confirmSandbox,
  giveUp,
} from "./carry-out";
export { CHARGED_BACK } from "./charge-back-in-part";
export { chargeBackPayment } from "./charge-back-payment";
export { completePayment } from "./complete-payment";
export { completeRefund } from "./complete-refund";
export { confirmPayment } from "./confirm-payment";
export { SANDBOX_TASK } from "./gateways/sandbox";
export { SANDBOX_CARDS } from "./gateways/sandbox-cards";
export { type AutoPayment, getAutoPayment, type StoredMethod } from "./get-auto-payment";
export { getGateway } from "./get-gateway";
export { getPayment, type PaymentDetail } from "./get-payment";
export { getPaymentSettings } from "./get-payment-settings";
export { listAutomaticDue } from "./list-automatic-due";
export { listExpiringCards } from "./list-expiring-cards";
export { listPayments } from "./list-payments";
export { listUnsettled, type Unsettled } from "./list-unsettled";
export { MEANS, ORIGINS, type PaymentItem } from "./payment-rows";
export { MANUAL_MEANS, recordPayment } from "./record-payment";
export { refundPayment } from "./refund-payment";
export { refuseWebhook } from "./refuse-webhook";
export { removeMethod } from "./remove-method";
export { PAYMENT_STATES, type PaymentState } from "./rules/states";
export { saveAutoPayment } from "./save-auto-payment";
export { savePaymentSettings } from "./save-payment-settings";
export { setDefaultMethod } from "./set-default-method";
export { setGateway } from "./set-gateway";
export { takeSignedWebhook } from "./take-signed-webhook";
export { takeWebhook } from "./take-webhook";
export { tellExpiringCards } from "./tell-expiring-cards";
export { unlockAutoPayment } from "./unlock-auto-payment";
export { voidPayment } from "./void-payment";
