export { beginSecondFactor } from "./begin-second-factor";
export { BUILTIN_ROLES, type BuiltinRole, defaultPermissions } from "./builtin-roles";
export { changePassword } from "./change-password";
export { confirmPassword } from "./confirm-password";
export { confirmSecondFactor } from "./confirm-second-factor";
export { consumeReadReceipt } from "./consume-read-receipt";
export { createFirstAdmin } from "./create-first-admin";
export { createRole } from "./create-role";
export { createUser } from "./create-user";
export { createUserPart, type NewUser } from "./create-user-part";
export { type CreditCap, creditCapOf } from "./credit-cap";
export { deleteRole } from "./delete-role";
export { disableUser } from "./disable-user";
export { enableUser } from "./enable-user";
export { endImpersonation } from "./end-impersonation";
export { exchangeHandover } from "./exchange-handover";
export {
  type Acting,
  type ActingResult,
  type FoundImpersonation,
  findImpersonation,
} from "./find-impersonation";
export { findOperator } from "./find-operator";
export { findSecondFactorSetup } from "./find-second-factor-setup";
export { findSession, type Session } from "./find-session";
export { getImpersonationTarget } from "./get-impersonation-target";
export { getListPreferences, type ListSettings } from "./get-list-preferences";
export { getRole } from "./get-role";
export { getSecurity, type Security } from "./get-security";
export { getUser, type UserDetail } from "./get-user";
export { installRoles } from "./install-roles";
export { listRoleChoices, type RoleChoice } from "./list-role-choices";
export { listRoleDrift } from "./list-role-drift";
export { listRoles } from "./list-roles";
export { listUserOwners, type OwnerChoice } from "./list-user-owners";
export { listUserSessions } from "./list-user-sessions";
export { listUsers } from "./list-users";
export { recordActedRead } from "./record-acted-read";
export { recordImpersonationEnd } from "./record-impersonation-end";
export { removeSecondFactor } from "./remove-second-factor";
export { renewRecoveryCodes } from "./renew-recovery-codes";
export { resetSecondFactor } from "./reset-second-factor";
export { resetUserPassword } from "./reset-user-password";
export { revokeSession } from "./revoke-session";
export { revokeUserSession } from "./revoke-user-session";
export type { RoleItem } from "./role-rows";
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
export { type PermissionGroup, permissionTable } from "./rules/permission-table";
export { totpCode } from "./rules/totp";
export { saveListPreferences } from "./save-list-preferences";
export type { SessionItem } from "./session-rows";
export { setCreditCap } from "./set-credit-cap";
export { type SignInResult, signIn } from "./sign-in";
export { signOut } from "./sign-out";
export { signOutEverywhere } from "./sign-out-everywhere";
export { startImpersonation } from "./start-impersonation";
export { stopImpersonation } from "./stop-impersonation";
export { countEvent } from "./store";
export { sweepIdentity } from "./sweep-identity";
export { updateRole } from "./update-role";
export { updateUser } from "./update-user";
export type { UserItem } from "./user-rows";
export { verifySecondFactor } from "./verify-second-factor";
