"use server";

import {
  endCreditRaise,
  liftSpendingLimit,
  raiseCreditLimitTemporarily,
  setCreditLimit,
  setSpendingLimit,
} from "@/lib/domain/customers";
import { formAction } from "@/lib/transport/action";

export const setCreditLimitAction = formAction("reseller", setCreditLimit, { message: "Limit saved." });
export const raiseCreditLimitAction = formAction("reseller", raiseCreditLimitTemporarily, {
  message: "Limit raised.",
});
export const endCreditRaiseAction = formAction("reseller", endCreditRaise, { message: "The raise is over." });
export const setSpendingLimitAction = formAction("reseller", setSpendingLimit, {
  message: "Daily limit saved.",
});
export const liftSpendingLimitAction = formAction("reseller", liftSpendingLimit, {
  message: "Lifted until midnight.",
});
