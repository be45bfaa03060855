/** What the identity rooms show, as plain shapes: the domain's own types never come this far. */
export type PortalRealm = "admin" | "distributor" | "reseller" | "customer" | "account";

export const REALM_LABELS: Record<PortalRealm, string> = {
  admin: "Operator",
  reseller: "Reseller",
  distributor: "Distributor",
  customer: "Customer",
  account: "Account",
};

export type UserData = {
  id: number;
  realm: PortalRealm;
  login: string;
  name: string;
  email: string;
  roleId: number;
  roleName: string;
  owner: { realm: Exclude<PortalRealm, "admin">; id: number; name: string } | null;
  status: "active" | "disabled";
  hasSecondFactor: boolean;
  mustChangePassword: boolean;
  lastSignInAt: Date | null;
  createdAt: Date;
};

export type UserDetailData = UserData & {
  timeZone: string | null;
  passwordChangedAt: Date | null;
  locked: boolean;
  isSelf: boolean;
  withinReach: boolean;
  masked: boolean;
};

export type SessionData = {
  ref: string;
  device: string;
  ip: string;
  createdAt: Date;
  lastSeenAt: Date;
  current: boolean;
};

export type RoleData = {
  id: number;
  realm: PortalRealm;
  name: string;
  description: string;
  builtin: boolean;
  permissions: readonly string[];
  users: { value: number; exact: boolean };
};

export type PermissionGroupData = { group: string; permissions: { key: string; label: string }[] };
export type RoleChoiceData = { id: number; realm: PortalRealm; name: string; description: string };
