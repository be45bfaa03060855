export { beginSecondFactor } from "./begin-second-factor";
export { BUILTIN_ROLES, type BuiltinRole, defaultPermissions } from "./builtin-roles";
export { changePassword } from "./change-password";
export { confirmPassword } from "./confirm-password";
export { confirmSecondFactor } from "./confirm-second-factor";
export { consumeReadReceipt } from "./consume-read-receipt";
export { endImpersonation } from "./end-impersonation";
export { exchangeHandover } from "./exchange-handover";
export {
  type Acting,
  type ActingResult,
  type FoundImpersonation,
  findImpersonation,
} from "./find-impersonation";
export { findSecondFactorSetup } from "./find-second-factor-setup";
export { findSession, type Session } from "./find-session";
export { getImpersonationTarget } from "./get-impersonation-target";
export { getListPreferences, type ListSettings } from "./get-list-preferences";
export { recordActedRead } from "./record-acted-read";
export { recordImpersonationEnd } from "./record-impersonation-end";
export { removeSecondFactor } from "./remove-second-factor";
export { renewRecoveryCodes } from "./renew-recovery-codes";
export {
  type ActedRealm,
  type EndCause,
  IDLE_MINUTES,
  LIFE_MINUTES,
  permissionToActAs,
  REASON_LENGTH,
  ranksBelow,
} from "./rules/impersonation";
export { minLength, passwordProblems } from "./rules/password-policy";
export type { PendingStep } from "./rules/pending-step";
export { totpCode } from "./rules/totp";
export { saveListPreferences } from "./save-list-preferences";
export { type SignInResult, signIn } from "./sign-in";
export { signOut } from "./sign-out";
export { signOutEverywhere } from "./sign-out-everywhere";
export { startImpersonation } from "./start-impersonation";
export { stopImpersonation } from "./stop-impersonation";
export { verifySecondFactor } from "./verify-second-factor";
