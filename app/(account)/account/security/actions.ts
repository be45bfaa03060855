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

export const changePasswordAction = formAction("account", changePassword, {
  message: "Password changed. Your other sessions were ended.",
});
export const revokeSessionAction = formAction("account", revokeSession, { message: "Signed out there." });
export const beginSecondFactorAction = formAction("account", beginSecondFactor);
export const confirmSecondFactorAction = formAction("account", confirmSecondFactor);
export const renewRecoveryCodesAction = formAction("account", renewRecoveryCodes);
export const removeSecondFactorAction = formAction("account", removeSecondFactor, {
  redirectTo: () => "/account/security",
});
