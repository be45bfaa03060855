"use server";

import {
  createUser,
  disableUser,
  enableUser,
  resetSecondFactor,
  resetUserPassword,
  revokeUserSession,
  updateUser,
} from "@/lib/domain/identity";
import { formAction } from "@/lib/transport/action";
import { stepUpAction } from "@/lib/transport/step-up";

const userHref = ({ userId }: { userId: number }) => `/reseller/users/${userId}`;

export const confirmIdentityAction = stepUpAction("reseller");
export const createUserAction = formAction("reseller", createUser);
export const updateUserAction = formAction("reseller", updateUser, { redirectTo: userHref });
export const disableUserAction = formAction("reseller", disableUser, { redirectTo: userHref });
export const enableUserAction = formAction("reseller", enableUser, { message: "Enabled." });
export const resetPasswordAction = formAction("reseller", resetUserPassword);
export const resetSecondFactorAction = formAction("reseller", resetSecondFactor, { redirectTo: userHref });
export const revokeUserSessionAction = formAction("reseller", revokeUserSession, {
  message: "Signed out there.",
});
