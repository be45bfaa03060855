"use server";

import { endCreditRaise, raiseCreditLimitTemporarily, setCreditLimit } from "@/lib/domain/customers";
import { formAction } from "@/lib/transport/action";

export const setCreditLimitAction = formAction("reseller", setCreditLimit, { message: "Limit saved" });
export const raiseCreditLimitAction = formAction("reseller", raiseCreditLimitTemporarily, {
  message: "Limit raised",
});
export const endCreditRaiseAction = formAction("reseller", endCreditRaise, { message: "The raise is over" });
