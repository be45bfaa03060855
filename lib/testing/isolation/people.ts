import type { Database } from "@/db/client";
import { impersonations, listPreferences, sessions, users } from "@/db/schema";
import type { Actor, Person, Realm, SignedActor } from "@/lib/kernel/actor";
import type { Context } from "@/lib/kernel/context";
import { intersect, type Permission, permissionsOf } from "@/lib/kernel/permissions";
import { sha256Hex } from "@/lib/platform/ids";
import { contextOf, TEST_NOW } from "../contexts";
import type { Estate } from "../factories";
import { minutesAfter, roleId } from "../people";
import type { CollectionEstate } from "./collection-estate";
import type { MessageEstate } from "./message-estate";
import type { PaymentEstate } from "./payment-estate";
import type { RunEstate } from "./run-estate";
import type { TariffEstate } from "./tariff-estate";
import type { UsageEstate } from "./usage-estate";

/** A person with a live session that proved its password just now. */
export type Someone = Person & { sessionHash: string; ref: string };

export type IsolationEstate = Estate &
  CollectionEstate &
  MessageEstate &
  PaymentEstate &
  RunEstate &
  TariffEstate &
  UsageEstate & {
    mark: string;
    adjustmentId: number;
    taxRegimeId: number;
    taxId: number;
    exemptionId: number;
    importId: number;
    xdrId: number;
    invoiceId: number;
    /** Open, on the line of `accountId`. */
    disputeId: number;
    /** Started by the reseller's own people; by nobody of the owner's where the company is the owner. */
    impersonationId: number;
    people: Record<"distributor" | "customer" | "account", Someone> & { reseller?: Someone };
  };

type Owners = { resellerId?: number; distributorId?: number; customerId?: number; accountId?: number };
type NewPerson = { mark: string; realm: Realm; role: string; owners: Owners; passwordHash: string };

async function makePerson(
  db: Database,
  { mark, realm, role, owners, passwordHash }: NewPerson,
): Promise<Someone> {
  const login = `${mark}-${role}@${realm}.example`;
  const [row] = await db
    .insert(users)
    .values({
      realm,
      roleId: await roleId(db, role),
      login,
      name: `${mark} ${role} person`,
      email: login,
      passwordHash,
      passwordChangedAt: TEST_NOW,
      createdAt: TEST_NOW,
      ...owners,
    })
    .returning();
  if (!row) throw new Error("insert returned no row");
  const sessionHash = sha256Hex(login);
  await db.insert(sessions).values({
    idHash: sessionHash,
    userId: row.id,
    portal: realm,
    createdAt: TEST_NOW,
    lastSeenAt: TEST_NOW,
    idleSeconds: 1800,
    expiresAt: minutesAfter(TEST_NOW, 8 * 60),
    authenticatedAt: TEST_NOW,
    ip: "127.0.0.1",
    userAgent: `${mark} browser`,
  });
  await db
    .insert(listPreferences)
    .values({ userId: row.id, list: "customers", settings: { columns: [`${mark}Column`] } });
  return { userId: row.id, name: row.name, login, realm, sessionHash, ref: sessionHash.slice(0, 12) };
}

/** One person of every realm that an owner can have people of; for the company without an estate, its operators. */
export async function makePeople(
  db: Database,
  mark: string,
  estate: null,
  passwordHash: string,
): Promise<Record<"super_admin" | "support", Someone>>;
export async function makePeople(
  db: Database,
  mark: string,
  estate: Estate,
  passwordHash: string,
): Promise<IsolationEstate["people"]>;
export async function makePeople(db: Database, mark: string, estate: Estate | null, passwordHash: string) {
  const person = (realm: Realm, role: string, owners: Owners = {}) =>
    makePerson(db, { mark, realm, role, owners, passwordHash });
  if (!estate)
    return { super_admin: await person("admin", "super_admin"), support: await person("admin", "support") };
  const { resellerId, distributorId, customer, account } = estate;
  return {
    distributor: await person("distributor", "distributor", { resellerId, distributorId }),
    customer: await person("customer", "customer", customer),
    account: await person("account", "account", account),
    ...(resellerId === 0 ? {} : { reseller: await person("reseller", "reseller_manager", { resellerId }) }),
  };
}

type Acting = Owners & { mark: string; by: Someone; portal: Realm };

/** A "log in as" under way, its hand-over still waiting to be taken. @returns its id. */
export async function makeActing(db: Database, { mark, by, portal, ...owners }: Acting): Promise<number> {
  const [row] = await db
    .insert(impersonations)
    .values({
      actorUserId: by.userId,
      actorRealm: by.realm,
      actorName: by.name,
      sessionHash: by.sessionHash,
      portal,
      subjectName: `${mark} subject`,
      reason: `${mark} reason for acting`,
      ticket: `${mark} ticket`,
      handoverHash: sha256Hex(handoverOf(mark)),
      handoverExpiresAt: minutesAfter(TEST_NOW, 1),
      startedAt: TEST_NOW,
      lastSeenAt: TEST_NOW,
      endsAt: minutesAfter(TEST_NOW, 30),
      ...owners,
    })
    .returning();
  if (!row) throw new Error("insert returned no row");
  return row.id;
}

export const handoverOf = (mark: string): string => `hand-over of ${mark}`;

const scopeOf = (estate: IsolationEstate, realm: Exclude<Realm, "admin">) =>
  ({
    reseller: { resellerId: estate.resellerId },
    distributor: { resellerId: estate.resellerId, distributorId: estate.distributorId },
    customer: estate.customer,
    account: estate.account,
  })[realm];

const plain = ({ userId, name, login, realm }: Someone): Person => ({ userId, name, login, realm });

const signed = (person: Someone, permissions: readonly Permission[], scope: object): SignedActor =>
  ({
    kind: person.realm,
    person: plain(person),
    name: person.name,
    permissions: new Set(permissions),
    ...scope,
  }) as SignedActor;

/** A context of this person, with every permission its realm may hold but those left out. */
export function contextFor(
  db: Database,
  person: Someone,
  estate: IsolationEstate,
  {
    but = [],
    permissions = permissionsOf(person.realm),
  }: { but?: string[]; permissions?: Permission[] } = {},
): Context {
  const { realm, sessionHash } = person;
  const held = permissions.filter((one) => !but.includes(one));
  const scope = realm === "admin" ? {} : scopeOf(estate, realm);
  return contextOf(db, signed(person, held, scope), { portal: realm, sessionHash });
}

export type ActingAs = { by: Someone; rights: readonly Permission[]; realm: Exclude<Realm, "admin"> };

/** A context of someone who acts for this estate's entity of a realm, with only the rights that both have. */
export function actingContext(
  db: Database,
  estate: IsolationEstate,
  { by, rights, realm }: ActingAs,
): Context {
  const actor: Actor = {
    ...signed(by, [], scopeOf(estate, realm)),
    kind: realm,
    person: null,
    name: `${estate.mark} ${realm}`,
    permissions: intersect(new Set(permissionsOf(realm)), new Set(rights)),
    impersonator: {
      impersonationId: estate.impersonationId,
      person: plain(by),
      permissions: new Set(rights),
    },
  } as SignedActor;
  return contextOf(db, actor, { portal: realm, sessionHash: by.sessionHash });
}
