"use server";

import {
  cancelPromise,
  endLift,
  liftSuspension,
  promiseToPay,
  recordNotice,
  restoreCustomer,
} from "@/lib/domain/collections";
import { formAction } from "@/lib/transport/action";

export const liftSuspensionAction = formAction("reseller", liftSuspension, { message: "Lifted." });
export const endLiftAction = formAction("reseller", endLift, { message: "The lift is over." });
export const promiseToPayAction = formAction("reseller", promiseToPay, { message: "Promise written down." });
export const cancelPromiseAction = formAction("reseller", cancelPromise, {
  message: "The promise is cancelled.",
});
export const restoreCustomerAction = formAction("reseller", restoreCustomer, { message: "Restored." });
export const recordNoticeAction = formAction("reseller", recordNotice, { message: "Recorded." });
