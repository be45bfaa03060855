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

export const changePasswordAction = formAction("admin", changePassword, {
  message: "Password changed. Your other sessions were ended.",
});
export const revokeSessionAction = formAction("admin", revokeSession, { message: "Signed out there." });
export const beginSecondFactorAction = formAction("admin", beginSecondFactor);
export const confirmSecondFactorAction = formAction("admin", confirmSecondFactor);
export const renewRecoveryCodesAction = formAction("admin", renewRecoveryCodes);
export const removeSecondFactorAction = formAction("admin", removeSecondFactor, {
  redirectTo: () => "/admin/security",
});
