import { type SQL, sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { accounts } from "./accounts";
import { customerOwnersFk } from "./customers";
import { distributors, resellers } from "./parties";
import { createdAt, distributorId, id, instant, money, ref, resellerId } from "./shared";

/** A named set of permissions for the users of one realm. Built-in roles can't be deleted. */
export const roles = pgTable(
  "roles",
  {
    id: id(),
    realm: text().notNull(),
    key: text().notNull(),
    name: text().notNull(),
    description: text().notNull().default(""),
    builtin: boolean().notNull().default(false),
    /** The most that its people may raise a credit limit by, in the customer's currency, and for how long; null is no cap. */
    creditRaiseMax: money(),
    creditRaiseDays: integer(),
    createdAt: createdAt(),
  },
  (t) => [
    check("roles_credit_raise", sql`${t.creditRaiseMax} >= 0 and ${t.creditRaiseDays} >= 0`),
    uniqueIndex("roles_key").on(t.key),
    uniqueIndex("roles_realm_name").on(t.realm, sql`lower(${t.name})`),
    check("roles_realm", sql`${t.realm} in ('admin','distributor','reseller','customer','account')`),
  ],
);

export const rolePermissions = pgTable(
  "role_permissions",
  {
    roleId: ref()
      .notNull()
      .references(() => roles.id, { onDelete: "cascade" }),
    permission: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.roleId, t.permission] })],
);

/** A person who can sign in. `login` is unique over all realms, so one sign-in page serves five portals. */
export const users = pgTable(
  "users",
  {
    id: id(),
    realm: text().notNull(),
    roleId: ref()
      .notNull()
      .references(() => roles.id),
    resellerId: resellerId().references(() => resellers.id),
    distributorId: distributorId().references(() => distributors.id),
    customerId: ref(),
    accountId: ref(),
    login: text().notNull(),
    name: text().notNull(),
    email: text().notNull().default(""),
    timeZone: text(),
    status: text().notNull().default("active"),
    passwordHash: text().notNull(),
    passwordChangedAt: instant(),
    mustChangePassword: boolean().notNull().default(false),
    failedSignIns: integer().notNull().default(0),
    totpSecret: text(),
    totpConfirmedAt: instant(),
    totpLastStep: ref(),
    lastSignInAt: instant(),
    createdAt: createdAt(),
    /** Byte-ordered sort key (COLLATE "C" in the migration), as lists of people are read in its order. */
    loginKey: text().generatedAlwaysAs((): SQL => sql`lower(${users.login})`),
    /** What "contains" looks through: login, name and e-mail, lower case. */
    search: text().generatedAlwaysAs(
      (): SQL => sql`lower(${users.login} || E'\n' || ${users.name} || E'\n' || ${users.email})`,
    ),
  },
  (t) => [
    uniqueIndex("users_login").on(sql`lower(${t.login})`),
    index("users_reseller").on(t.resellerId, t.realm),
    index("users_customer").on(t.customerId),
    index("users_account").on(t.accountId),
    index("users_by_login").on(t.loginKey, t.id),
    index("users_reseller_by_login").on(t.resellerId, t.loginKey, t.id),
    index("users_search").using("gin", sql`${t.search} gin_trgm_ops`),
    index("users_realm").on(t.realm),
    index("users_role").on(t.roleId),
    customerOwnersFk("users_customer_fk", t),
    foreignKey({
      name: "users_account_fk",
      columns: [t.accountId, t.customerId],
      foreignColumns: [accounts.id, accounts.customerId],
    }),
    check("users_status", sql`${t.status} in ('active','disabled')`),
    check(
      "users_owner_fits_realm",
      sql`case ${t.realm}
        when 'admin' then ${t.resellerId} = 0 and ${t.distributorId} = 0 and ${t.customerId} is null and ${t.accountId} is null
        when 'reseller' then ${t.resellerId} <> 0 and ${t.distributorId} = 0 and ${t.customerId} is null and ${t.accountId} is null
        when 'distributor' then ${t.distributorId} <> 0 and ${t.customerId} is null and ${t.accountId} is null
        when 'customer' then ${t.customerId} is not null and ${t.accountId} is null
        when 'account' then ${t.customerId} is not null and ${t.accountId} is not null
        else false end`,
    ),
  ],
);

export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    codeHash: text().notNull(),
    usedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.codeHash] })],
);

/** One row per sign-in. The cookie holds a random id; only its SHA-256 is stored. */
export const sessions = pgTable(
  "sessions",
  {
    idHash: text().primaryKey(),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    portal: text().notNull(),
    createdAt: createdAt(),
    lastSeenAt: instant().notNull(),
    idleSeconds: integer().notNull(),
    expiresAt: instant().notNull(),
    /** When a password or second factor was last proven: the base of step-up. */
    authenticatedAt: instant().notNull(),
    secondFactorAt: instant(),
    revokedAt: instant(),
    revokedBecause: text(),
    ip: text().notNull().default(""),
    userAgent: text().notNull().default(""),
  },
  (t) => [index("sessions_user").on(t.userId, t.createdAt), index("sessions_expires").on(t.expiresAt)],
);

/** One row per "log in as" (security reference IMP-1). `sessionHash` is the actor's own session. */
export const impersonations = pgTable(
  "impersonations",
  {
    id: id(),
    actorUserId: ref()
      .notNull()
      .references(() => users.id),
    actorRealm: text().notNull(),
    actorName: text().notNull(),
    sessionHash: text()
      .notNull()
      .references(() => sessions.idHash),
    portal: text().notNull(),
    resellerId: resellerId(),
    distributorId: distributorId(),
    customerId: ref(),
    accountId: ref(),
    subjectName: text().notNull(),
    reason: text().notNull(),
    ticket: text().notNull().default(""),
    handoverHash: text().notNull(),
    handoverExpiresAt: instant().notNull(),
    handoverUsedAt: instant(),
    tokenHash: text(),
    startedAt: createdAt(),
    lastSeenAt: instant().notNull(),
    endsAt: instant().notNull(),
    endedAt: instant(),
    endedBy: ref(),
    endCause: text(),
  },
  (t) => [
    uniqueIndex("impersonations_handover").on(t.handoverHash),
    uniqueIndex("impersonations_token").on(t.tokenHash),
    index("impersonations_actor").on(t.actorUserId, t.startedAt),
    index("impersonations_session").on(t.sessionHash),
    index("impersonations_customer").on(t.customerId, t.startedAt),
  ],
);

/** Written by middleware when it records an impersonated read; consumed once by the page it was written for. */
export const readReceipts = pgTable(
  "read_receipts",
  {
    id: uuid().primaryKey(),
    impersonationId: ref().notNull(),
    path: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("read_receipts_created").on(t.createdAt)],
);

/** Fixed-window counters behind every rate limit; they survive a restart (WEB-11). */
export const rateLimits = pgTable(
  "rate_limits",
  {
    key: text().notNull(),
    windowStart: instant().notNull(),
    count: integer().notNull(),
    /** Set when the key is held off until a moment (growing waits after repeated failures). */
    blockedUntil: instant(),
  },
  (t) => [primaryKey({ columns: [t.key, t.windowStart] }), index("rate_limits_window").on(t.windowStart)],
);

/** What a person chose for a list: visible columns in order, page size; also saved filters of quick search. */
export const listPreferences = pgTable(
  "list_preferences",
  {
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    list: text().notNull(),
    settings: jsonb().$type<{ columns?: string[]; pageSize?: number }>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.list] })],
);
