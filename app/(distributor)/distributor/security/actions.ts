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

export const changePasswordAction = formAction("distributor", changePassword, {
  message: "Password changed. Your other sessions were ended.",
});
export const revokeSessionAction = formAction("distributor", revokeSession, { message: "Signed out there." });
export const beginSecondFactorAction = formAction("distributor", beginSecondFactor);
export const confirmSecondFactorAction = formAction("distributor", confirmSecondFactor);
export const renewRecoveryCodesAction = formAction("distributor", renewRecoveryCodes);
export const removeSecondFactorAction = formAction("distributor", removeSecondFactor, {
  redirectTo: () => "/distributor/security",
});
