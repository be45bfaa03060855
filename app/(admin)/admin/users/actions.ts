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

const userHref = ({ userId }: { userId: number }) => `/admin/users/${userId}`;

export const confirmIdentityAction = stepUpAction("admin");
export const createUserAction = formAction("admin", createUser);
export const updateUserAction = formAction("admin", updateUser, { redirectTo: userHref });
export const disableUserAction = formAction("admin", disableUser, { redirectTo: userHref });
export const enableUserAction = formAction("admin", enableUser, { message: "Enabled." });
export const resetPasswordAction = formAction("admin", resetUserPassword);
export const resetSecondFactorAction = formAction("admin", resetSecondFactor, { redirectTo: userHref });
export const revokeUserSessionAction = formAction("admin", revokeUserSession, {
  message: "Signed out there.",
});
