import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import type { Realm } from "@/lib/kernel/actor";
import { TEST_NOW } from "../contexts";
import { TEST_PASSWORD } from "../people";
import { type Aim, type Examples, type Me, reason, systemOnly } from "./example";
import { handoverOf, type IsolationEstate } from "./people";

const NEW_PASSWORD = "another horse, battery and staple";
const ASIDE = "00000000-0000-4000-8000-000000000000";

/** Someone of the estate whom its owner may manage. */
const person: Aim = { field: "userId", at: (there) => there.people.customer.userId };
const anyCode = () => ({ code: "123456" });

/** The caller's own session; elsewhere one of the same realm. */
const ownSession = (there: IsolationEstate, own: IsolationEstate, me: Me): string => {
  const theirs = me.realm === "admin" ? undefined : there.people[me.realm];
  return there === own ? me.person.ref : (theirs ?? there.people.customer).ref;
};

/** What someone of each realm stands for, in one field beside the realm. */
const standingFor = (
  field: string,
  reaches: Record<"distributor" | "customer" | "account", Realm[]>,
): Aim[] => [
  { field, at: (there) => there.distributorId, with: { realm: "distributor" }, reaches: reaches.distributor },
  { field, at: (there) => there.customerId, with: { realm: "customer" }, reaches: reaches.customer },
  { field, at: (there) => there.accountId, with: { realm: "account" }, reaches: reaches.account },
  { field, at: (there) => there.resellerId, with: { realm: "reseller" }, reaches: [] },
];

const managed: Realm[] = ["admin", "reseller"];
const acted = standingFor("id", {
  distributor: managed,
  customer: [...managed, "distributor"],
  account: managed,
});
/** A user of a realm needs a role of it. */
const owned = standingFor("ownerId", { distributor: managed, customer: managed, account: managed })
  .filter((aim) => (aim.with as { realm: string }).realm !== "reseller")
  .map((aim) => ({
    ...aim,
    with: (_own: IsolationEstate, { world }: Me) => {
      const { realm } = aim.with as { realm: string };
      return { realm, roleId: world.roleIds[realm] };
    },
  }));

export const identityExamples: Examples = {
  "user.begin_second_factor": {},
  "user.change_password": {
    input: () => ({ current: TEST_PASSWORD, password: NEW_PASSWORD, repeat: NEW_PASSWORD }),
  },
  "session.confirm_password": { input: () => ({ password: TEST_PASSWORD }) },
  "user.confirm_second_factor": { input: anyCode, control: "conflict" },
  "portal.consume_receipt": systemOnly,
  "user.create_first_admin": systemOnly,
  "role.create": { input: () => ({ realm: "reseller", name: "A new role", permissions: [] }) },
  "user.create": {
    input: (own) => ({ login: `new.${own.mark}@people.example`, name: "Someone new" }),
    aims: owned,
  },
  "role.delete": { input: (_, { world }) => ({ roleId: world.customRoleId }) },
  "user.disable": { input: () => ({ reason }), aims: [person] },
  "user.enable": {
    aims: [person],
    arrange: (db, own) =>
      db.update(users).set({ status: "disabled" }).where(eq(users.id, own.people.customer.userId)),
  },
  "impersonation.end_now": {
    input: () => ({ reason }),
    aims: [{ field: "impersonationId", at: (there) => there.impersonationId }],
  },
  "impersonation.exchange": {
    input: (_, me) => ({ sessionHashes: [me.person.sessionHash] }),
    aims: [{ field: "code", at: (there) => handoverOf(there.mark) }],
    reaches: ["reseller"],
    spends: "impersonations",
  },
  "impersonation.find": systemOnly,
  "user.find_operator": systemOnly,
  "user.find_second_factor_setup": {},
  "session.find": systemOnly,
  "impersonation.target": { aims: acted },
  "impersonation.start": { input: () => ({ reason }), aims: acted },
  "list_preferences.get": { input: () => ({ list: "customers" }) },
  "role.get": { input: (_, { world }) => ({ roleId: world.customRoleId }) },
  "user.get_security": {},
  "user.get": { aims: [person] },
  "role.install": systemOnly,
  "role.list_choices": {},
  "role.list_drift": systemOnly,
  "role.list": {},
  "user.list_owners": {
    input: () => ({ realm: "customer" }),
    aims: owned.map((aim) => ({ ...aim, field: "id" })),
  },
  "user.list_sessions": { aims: [person] },
  "user.list": { looks: (there) => [{ q: there.people.customer.login }, { q: there.people.customer.name }] },
  "portal.read": {
    input: () => ({ receiptId: ASIDE, path: "/customer", method: "GET" }),
    reaches: [],
  },
  "impersonation.end": systemOnly,
  "user.remove_second_factor": { input: anyCode, control: "invalid" },
  "user.renew_recovery_codes": { input: anyCode, control: "invalid" },
  "user.reset_second_factor": {
    input: () => ({ reason }),
    aims: [person],
    arrange: (db, own) =>
      db
        .update(users)
        .set({ totpSecret: "sealed", totpConfirmedAt: TEST_NOW })
        .where(eq(users.id, own.people.customer.userId)),
  },
  "user.reset_password": { aims: [person] },
  "session.revoke": { aims: [{ field: "ref", at: ownSession }] },
  "user.revoke_session": {
    input: (own) => ({ userId: own.people.customer.userId, ref: own.people.customer.ref }),
    aims: [person, { field: "ref", at: (there) => there.people.customer.ref }],
  },
  "list_preferences.save": { input: () => ({ list: "customers", columns: ["name"] }) },
  "session.sign_in": { input: (_, me) => ({ login: me.person.login, password: TEST_PASSWORD }) },
  "session.sign_out": {},
  "session.sign_out_everywhere": {},
  "impersonation.stop": { reaches: [] },
  "identity.sweep": systemOnly,
  "role.set_credit_cap": {
    input: (_, { world }) => ({ roleId: world.customRoleId, maxAmount: "10", maxDays: "3" }),
  },
  "role.update": {
    input: (_, { world }) => ({ roleId: world.customRoleId, name: "Renamed", permissions: [] }),
  },
  "user.update": {
    input: (_, { world }) => ({
      name: "Someone else",
      email: "",
      timeZone: null,
      roleId: world.roleIds.customer,
    }),
    aims: [person],
  },
  "session.verify_second_factor": { input: anyCode },
};
