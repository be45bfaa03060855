import type { Realm } from "@/lib/kernel/actor";
import { type Permission, permissionsOf } from "@/lib/kernel/permissions";

export type BuiltinRole = {
  key: string;
  realm: Realm;
  name: string;
  description: string;
  permissions: Permission[];
};

const admin = permissionsOf("admin");
const readOnly = (p: Permission) => p.endsWith(":read") || p === "pii:view" || p === "audit:export";
const starting = (...prefixes: string[]) => admin.filter((p) => prefixes.some((x) => p.startsWith(`${x}:`)));

/** The roles every installation has. The first of each realm is that realm's default. */
export const BUILTIN_ROLES: readonly BuiltinRole[] = [
  {
    key: "super_admin",
    realm: "admin",
    name: "Super admin",
    description: "Everything. The last active super admin can't be disabled.",
    permissions: admin,
  },
  {
    key: "support",
    realm: "admin",
    name: "Support",
    description: "Helps customers: sees and changes them, and may log in as a customer or account.",
    permissions: [
      "dashboard:read",
      ...starting("customer", "account", "subscription").filter(
        (p) => !["customer:credit", "customer:export", "customer:close", "account:close"].includes(p),
      ),
      "xdr:read",
      "invoice:read",
      "payment:read",
      "collection:read",
      "collection:manage",
      "dispute:open",
      "message:read",
      "message:manage",
      "bill_run:read",
      "usage:read",
      "product:read",
      "plan:read",
      "tariff:read",
      "reseller:read",
      "distributor:read",
      "impersonate:customer",
      "impersonate:account",
      "pii:view",
    ],
  },
  {
    key: "finance",
    realm: "admin",
    name: "Finance",
    description: "Bill runs, invoices, terms, prices, discounts and exports; does not act for customers.",
    permissions: [
      "dashboard:read",
      "customer:read",
      "customer:update",
      "customer:credit",
      "customer:export",
      "account:read",
      ...starting(
        "subscription",
        "xdr",
        "invoice",
        "payment",
        "bill_run",
        "usage",
        "product",
        "plan",
        "tariff",
        "collection",
        "dispute",
        "message",
        "notification",
      ),
      "reseller:read",
      "distributor:read",
      "settings:read",
      "books:read",
      "pii:view",
    ],
  },
  {
    key: "auditor",
    realm: "admin",
    name: "Auditor",
    description: "Reads everything, the audit log included; changes nothing.",
    permissions: admin.filter(readOnly),
  },
  {
    key: "reseller_manager",
    realm: "reseller",
    name: "Reseller manager",
    description: "Runs a reseller's business: customers, catalogue, partners and users.",
    permissions: permissionsOf("reseller"),
  },
  {
    key: "reseller_support",
    realm: "reseller",
    name: "Reseller support",
    description: "Helps a reseller's customers and may log in as them.",
    permissions: permissionsOf("reseller").filter(
      (p) =>
        (p.endsWith(":read") && p !== "user:read") ||
        [
          "customer:contact",
          "account:update",
          "impersonate:customer",
          "impersonate:account",
          "pii:view",
        ].includes(p),
    ),
  },
  {
    key: "distributor",
    realm: "distributor",
    name: "Distributor",
    description: "Sees and looks after the customers it brought.",
    permissions: permissionsOf("distributor"),
  },
  {
    key: "customer",
    realm: "customer",
    name: "Customer",
    description: "Sees its own accounts and subscriptions and keeps its details up to date.",
    permissions: permissionsOf("customer"),
  },
  {
    key: "account",
    realm: "account",
    name: "Account user",
    description: "Sees one phone line and its subscriptions.",
    permissions: ["account:read", "subscription:read", "xdr:read", "invoice:read", "usage:read"],
  },
];

/** The rights someone has while acting for an entity of this realm, before they meet their own (IMP-4). */
export const defaultPermissions = (realm: Realm): ReadonlySet<Permission> =>
  new Set(BUILTIN_ROLES.find((role) => role.realm === realm)?.permissions ?? []);
