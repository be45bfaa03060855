"use server";

import {
  endCreditRaise,
  liftSpendingLimit,
  raiseCreditLimitTemporarily,
  setCreditLimit,
  setSpendingLimit,
} from "@/lib/domain/customers";
import { formAction } from "@/lib/transport/action";

export const setCreditLimitAction = formAction("admin", setCreditLimit, { message: "Limit saved." });
export const raiseCreditLimitAction = formAction("admin", raiseCreditLimitTemporarily, {
  message: "Limit raised.",
});
export const endCreditRaiseAction = formAction("admin", endCreditRaise, { message: "The raise is over." });
export const setSpendingLimitAction = formAction("admin", setSpendingLimit, {
  message: "Daily limit saved.",
});
export const liftSpendingLimitAction = formAction("admin", liftSpendingLimit, {
  message: "Lifted until midnight.",
});
