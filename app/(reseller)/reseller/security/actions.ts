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

export const changePasswordAction = formAction("reseller", changePassword, {
  message: "Password changed. Your other sessions were ended.",
});
export const revokeSessionAction = formAction("reseller", revokeSession, { message: "Signed out there." });
export const beginSecondFactorAction = formAction("reseller", beginSecondFactor);
export const confirmSecondFactorAction = formAction("reseller", confirmSecondFactor);
export const renewRecoveryCodesAction = formAction("reseller", renewRecoveryCodes);
export const removeSecondFactorAction = formAction("reseller", removeSecondFactor, {
  redirectTo: () => "/reseller/security",
});
