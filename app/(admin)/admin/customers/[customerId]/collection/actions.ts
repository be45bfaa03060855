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

export const liftSuspensionAction = formAction("admin", liftSuspension, { message: "Lifted." });
export const endLiftAction = formAction("admin", endLift, { message: "The lift is over." });
export const promiseToPayAction = formAction("admin", promiseToPay, { message: "Promise written down." });
export const cancelPromiseAction = formAction("admin", cancelPromise, {
  message: "The promise is cancelled.",
});
export const restoreCustomerAction = formAction("admin", restoreCustomer, { message: "Restored." });
export const recordNoticeAction = formAction("admin", recordNotice, { message: "Recorded." });
