export { BUILTIN_ROLES, type BuiltinRole, defaultPermissions } from "./builtin-roles";
export { changePassword } from "./change-password";
export { confirmPassword } from "./confirm-password";
export { beginSecondFactor, confirmSecondFactor } from "./enrol-second-factor";
export { exchangeHandover } from "./exchange-handover";
export { type Acting, type ActingResult, findImpersonation } from "./find-impersonation";
export { findSecondFactorSetup } from "./find-second-factor-setup";
export { findSession, type Session } from "./find-session";
export { getListPreferences, type ListSettings, saveListPreferences } from "./list-preferences";
export { consumeReadReceipt, recordActedRead } from "./read-receipt";
export { removeSecondFactor, renewRecoveryCodes } from "./remove-second-factor";
export {
  type ActedRealm,
  type EndCause,
  LIFE_MINUTES,
  permissionToActAs,
  ranksBelow,
} from "./rules/impersonation";
export { minLength, passwordProblems } from "./rules/password-policy";
export type { PendingStep } from "./rules/pending-step";
export { totpCode } from "./rules/totp";
export { type SignInResult, signIn } from "./sign-in";
export { signOut } from "./sign-out";
export { signOutEverywhere } from "./sign-out-everywhere";
export { startImpersonation } from "./start-impersonation";
export { recordImpersonationEnd, stopImpersonation } from "./stop-impersonation";
export { verifySecondFactor } from "./verify-second-factor";
