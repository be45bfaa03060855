import type { Database } from "@/db/client";
import type { Actor, Impersonator, Realm, SignedActor } from "@/lib/kernel/actor";
import { type Context, type ContextParts, makeContext } from "@/lib/kernel/context";
import { intersect, type Permission, permissionsOf } from "@/lib/kernel/permissions";
import { requestId } from "@/lib/platform/ids";
import { followers } from "@/lib/transport/followers";

type Options = Partial<Omit<ContextParts, "actor" | "db">> & { permissions?: Permission[] };

/** Tests live at a fixed moment unless they say otherwise. */
export const TEST_NOW = new Date("2026-03-15T12:00:00Z");

const person = (realm: Realm, userId = 1) => ({
  userId,
  name: `Test ${realm}`,
  login: `${realm}@test`,
  realm,
});

export const contextOf = (db: Database, actor: Actor, options: Options = {}): Context => {
  const { permissions: _, ...rest } = options;
  return makeContext({
    db,
    followers,
    actor,
    now: TEST_NOW,
    requestId: requestId(),
    ip: "127.0.0.1",
    ...rest,
  });
};

const rights = (realm: Realm, options: Options): ReadonlySet<Permission> =>
  new Set(options.permissions ?? permissionsOf(realm));

export const systemContext = (db: Database, options: Options = {}): Context =>
  contextOf(db, { kind: "system", job: "test" }, options);

/** A moment of the worker: what this task of it does is written down under the task's name. */
export const taskContext = (db: Database, job: string, now: Date): Context =>
  contextOf(db, { kind: "system", job }, { now });

export const anonymousContext = (db: Database, options: Options = {}): Context =>
  contextOf(db, { kind: "anonymous" }, options);

/** An operator with every permission, or with just those given. */
export const adminContext = (db: Database, options: Options = {}): Context =>
  contextOf(
    db,
    { kind: "admin", person: person("admin"), name: "Test admin", permissions: rights("admin", options) },
    { portal: "admin", ...options },
  );

export const resellerContext = (db: Database, resellerId: number, options: Options = {}): Context =>
  contextOf(
    db,
    {
      kind: "reseller",
      person: person("reseller", 2),
      name: "Test reseller",
      permissions: rights("reseller", options),
      resellerId,
    },
    { portal: "reseller", ...options },
  );

export const distributorContext = (
  db: Database,
  ids: { distributorId: number; resellerId: number },
  options: Options = {},
): Context =>
  contextOf(
    db,
    {
      kind: "distributor",
      person: person("distributor", 3),
      name: "Test distributor",
      permissions: rights("distributor", options),
      ...ids,
    },
    { portal: "distributor", ...options },
  );

export const customerContext = (
  db: Database,
  ids: { customerId: number; resellerId: number; distributorId: number },
  options: Options = {},
): Context =>
  contextOf(
    db,
    {
      kind: "customer",
      person: person("customer", 4),
      name: "Test customer",
      permissions: rights("customer", options),
      ...ids,
    },
    { portal: "customer", ...options },
  );

export const accountContext = (
  db: Database,
  ids: { accountId: number; customerId: number; resellerId: number; distributorId: number },
  options: Options = {},
): Context =>
  contextOf(
    db,
    {
      kind: "account",
      person: person("account", 5),
      name: "Test account",
      permissions: rights("account", options),
      ...ids,
    },
    { portal: "account", ...options },
  );

/** The same scope as `subject`, with someone of `actorRealm` behind it and only the rights both hold. */
export function actingFor(subject: Context, actorRealm: Realm, options: Options = {}): Context {
  const actor = subject.actor as SignedActor;
  const impersonator: Impersonator = {
    impersonationId: 1,
    person: person(actorRealm, 9),
    permissions: rights(actorRealm, options),
  };
  const acting = {
    ...actor,
    person: null,
    permissions: intersect(actor.permissions, impersonator.permissions),
    impersonator,
  } as SignedActor;
  return makeContext({ ...subject, actor: acting });
}
