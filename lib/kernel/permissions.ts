import type { Realm } from "./actor";

type Spec = { group: string; label: string; realms: readonly Realm[] };

const A = ["admin"] as const;
const AR = ["admin", "reseller"] as const;
const ARD = ["admin", "reseller", "distributor"] as const;
const ARDC = ["admin", "reseller", "distributor", "customer"] as const;
const ARC = ["admin", "reseller", "customer"] as const;
const ARCL = ["admin", "reseller", "customer", "account"] as const;
const ALL = ["admin", "reseller", "distributor", "customer", "account"] as const;

/**
 * Every permission there is, with the realms whose roles may hold it. A permission says what kind of thing may
 * be done; which rows it reaches is said by the actor's scope (scope.ts). The settings page prints this table.
 */
export const PERMISSIONS = {
  "dashboard:read": { group: "Overview", label: "See the dashboard", realms: ARD },
  "customer:read": { group: "Customers", label: "See customers", realms: ALL },
  "customer:create": { group: "Customers", label: "Create customers", realms: AR },
  "customer:update": { group: "Customers", label: "Change billing terms and class", realms: AR },
  "customer:credit": {
    group: "Customers",
    label: "Set credit limits and raise them for a time",
    realms: AR,
  },
  "customer:contact": { group: "Customers", label: "Change names and contact details", realms: ARDC },
  "customer:close": { group: "Customers", label: "Block, unblock and close customers", realms: AR },
  "customer:export": { group: "Customers", label: "Export customers", realms: AR },
  "import:run": { group: "Customers", label: "Import customers from a file", realms: A },
  "account:read": { group: "Accounts", label: "See accounts", realms: ALL },
  "account:create": { group: "Accounts", label: "Create accounts", realms: AR },
  "account:update": { group: "Accounts", label: "Change accounts", realms: AR },
  "account:close": { group: "Accounts", label: "Block, unblock and close accounts", realms: AR },
  "subscription:read": { group: "Subscriptions", label: "See subscriptions", realms: ALL },
  "subscription:create": { group: "Subscriptions", label: "Add subscriptions", realms: AR },
  "subscription:update": { group: "Subscriptions", label: "Change discounts and promotions", realms: AR },
  "subscription:close": {
    group: "Subscriptions",
    label: "Close subscriptions",
    realms: ["admin", "reseller", "customer"],
  },
  "xdr:read": { group: "Money", label: "See charges, credits and payments", realms: ALL },
  "xdr:adjust": { group: "Money", label: "Make charges, credits, payments and refunds", realms: AR },
  "xdr:revert": { group: "Money", label: "Take back charges, credits and payments", realms: AR },
  "xdr:export": { group: "Money", label: "Export charges, credits and payments", realms: AR },
  "invoice:read": { group: "Money", label: "See invoices", realms: ALL },
  "invoice:issue": { group: "Money", label: "Review and issue invoices, bill out of turn", realms: AR },
  "invoice:adjust": { group: "Money", label: "Adjust invoices and write them off", realms: AR },
  "invoice:void": { group: "Money", label: "Void and reissue invoices", realms: AR },
  "invoice:export": { group: "Money", label: "Export invoices", realms: AR },
  "collection:read": { group: "Collections", label: "See what is collected, and why", realms: ARC },
  "collection:manage": {
    group: "Collections",
    label: "Lift suspensions, take promises to pay, restore services",
    realms: AR,
  },
  "collection:policy": { group: "Collections", label: "Change how classes collect", realms: AR },
  "dispute:open": { group: "Collections", label: "Dispute an invoice line", realms: ARC },
  "dispute:decide": { group: "Collections", label: "Agree to disputes or deny them", realms: AR },
  "bill_run:read": { group: "Money", label: "See bill runs", realms: A },
  "bill_run:manage": {
    group: "Money",
    label: "Start, pause and preview bill runs, hold customers",
    realms: A,
  },
  "payment:read": { group: "Payments", label: "See payments and how they are made", realms: ARC },
  "payment:make": {
    group: "Payments",
    label: "Pay with a stored method, and record what came in",
    realms: ARC,
  },
  "payment:method": { group: "Payments", label: "Keep stored methods and automatic payments", realms: ARC },
  "payment:manage": {
    group: "Payments",
    label: "Refund, capture, let go, unlock, and move what a payment pays",
    realms: AR,
  },
  "usage:read": { group: "Usage", label: "See calls and other usage", realms: ARCL },
  "usage:import": { group: "Usage", label: "Take in usage, and see to what can't be rated", realms: A },
  "usage:rerate": { group: "Usage", label: "Rate usage again", realms: A },
  "usage:topup": { group: "Usage", label: "Add quantity to what is included", realms: AR },
  "message:read": {
    group: "Messages",
    label: "See messages to customers",
    realms: ["admin", "reseller", "customer"],
  },
  "message:manage": { group: "Messages", label: "Send messages again, confirm and cancel them", realms: AR },
  "notification:read": { group: "Messages", label: "See notification sets and senders", realms: AR },
  "notification:manage": { group: "Messages", label: "Change notification sets and senders", realms: AR },
  "product:read": { group: "Catalogue", label: "See products", realms: AR },
  "product:manage": { group: "Catalogue", label: "Create and change products", realms: AR },
  "plan:read": { group: "Catalogue", label: "See subscription plans", realms: AR },
  "plan:manage": { group: "Catalogue", label: "Create and change subscription plans", realms: AR },
  "tariff:read": { group: "Catalogue", label: "See tariffs and volume discounts", realms: AR },
  "tariff:manage": {
    group: "Catalogue",
    label: "Create and change tariffs and volume discounts",
    realms: AR,
  },
  "reseller:read": { group: "Partners", label: "See resellers", realms: A },
  "reseller:manage": { group: "Partners", label: "Create and change resellers", realms: A },
  "distributor:read": { group: "Partners", label: "See distributors", realms: AR },
  "distributor:manage": { group: "Partners", label: "Create and change distributors", realms: AR },
  "impersonate:customer": { group: "Log in as", label: "Log in as a customer", realms: ARD },
  "impersonate:account": { group: "Log in as", label: "Log in as an account", realms: AR },
  "impersonate:distributor": { group: "Log in as", label: "Log in as a distributor", realms: AR },
  "impersonate:reseller": { group: "Log in as", label: "Log in as a reseller", realms: A },
  "user:read": { group: "Administration", label: "See users", realms: AR },
  "user:manage": { group: "Administration", label: "Create and change users", realms: AR },
  "role:read": { group: "Administration", label: "See roles", realms: A },
  "role:manage": { group: "Administration", label: "Create and change roles", realms: A },
  "branding:manage": { group: "Administration", label: "Change how invoices look", realms: AR },
  "settings:read": { group: "Administration", label: "See settings", realms: A },
  "settings:manage": { group: "Administration", label: "Change settings", realms: A },
  "books:read": { group: "Audit", label: "See whether the books balance, and check them", realms: A },
  "audit:read": { group: "Audit", label: "Read the audit log", realms: A },
  "audit:export": { group: "Audit", label: "Export the audit log", realms: A },
  "pii:view": { group: "Privacy", label: "See personal data unmasked", realms: ARD },
} as const satisfies Record<string, Spec>;

export type Permission = keyof typeof PERMISSIONS;
export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as Permission[];

/** Every permission a role of this realm may hold. */
export const permissionsOf = (realm: Realm): Permission[] =>
  ALL_PERMISSIONS.filter((p) => (PERMISSIONS[p].realms as readonly Realm[]).includes(realm));

export const isPermission = (text: string): text is Permission => text in PERMISSIONS;

/** What someone may do for someone else: never more than either could alone (IMP-4). */
export const intersect = (a: ReadonlySet<Permission>, b: ReadonlySet<Permission>): ReadonlySet<Permission> =>
  new Set([...a].filter((p) => b.has(p)));
