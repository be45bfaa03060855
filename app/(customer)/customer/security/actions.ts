"use server";

import {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  revokeSession,
} from "@/lib/domain/identity";
import { formAction } from "@/lib/transport/action";

export const changePasswordAction = formAction("customer", changePassword, {
  message: "Password changed. Your other sessions were ended.",
});
export const revokeSessionAction = formAction("customer", revokeSession, { message: "Signed out there." });
export const beginSecondFactorAction = formAction("customer", beginSecondFactor);
export const confirmSecondFactorAction = formAction("customer", confirmSecondFactor);
export const renewRecoveryCodesAction = formAction("customer", renewRecoveryCodes);
export const removeSecondFactorAction = formAction("customer", removeSecondFactor, {
  redirectTo: () => "/customer/security",
});
