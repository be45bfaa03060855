import type { Permission } from "./permissions";

export const REALMS = ["admin", "distributor", "reseller", "customer", "account"] as const;
/** The portal and API surface of the caller. */
export type Realm = (typeof REALMS)[number];

/** A real human being who signed in. */
export type Person = { userId: number; name: string; login: string; realm: Realm };

/** The real person behind an actor who works on someone else's behalf. */
export type Impersonator = {
  impersonationId: number;
  person: Person;
  permissions: ReadonlySet<Permission>;
};

type Signed<Kind extends Realm> = {
  kind: Kind;
  /** Null only while someone acts for an entity: then `impersonator` is the person. */
  person: Person | null;
  /** Shown as "on behalf of" and in the banner. */
  name: string;
  permissions: ReadonlySet<Permission>;
  impersonator?: Impersonator;
};

export type AdminActor = Signed<"admin">;
export type ResellerActor = Signed<"reseller"> & { resellerId: number };
export type DistributorActor = Signed<"distributor"> & { distributorId: number; resellerId: number };
export type CustomerActor = Signed<"customer"> & {
  customerId: number;
  resellerId: number;
  distributorId: number;
};
export type AccountActor = Signed<"account"> & {
  accountId: number;
  customerId: number;
  resellerId: number;
  distributorId: number;
};
/** A job or a command; `job` is its name in the audit log. */
export type SystemActor = { kind: "system"; job: string };
/** Nobody yet: the sign-in page. */
export type AnonymousActor = { kind: "anonymous" };

export type SignedActor = AdminActor | ResellerActor | DistributorActor | CustomerActor | AccountActor;
/** Comes from the server-side session, never from the request. */
export type Actor = SignedActor | SystemActor | AnonymousActor;

export const isSigned = (actor: Actor): actor is SignedActor =>
  actor.kind !== "system" && actor.kind !== "anonymous";

/** The person who really acts: the impersonator where there is one. Null for jobs and anonymous callers. */
export function realPerson(actor: Actor): Person | null {
  if (!isSigned(actor)) return null;
  return actor.impersonator?.person ?? actor.person;
}

/** The id of the entity an actor stands for in its realm (the subject of an impersonation). */
export function entityIdOf(actor: SignedActor): number | null {
  switch (actor.kind) {
    case "reseller":
      return actor.resellerId;
    case "distributor":
      return actor.distributorId;
    case "customer":
      return actor.customerId;
    case "account":
      return actor.accountId;
    case "admin":
      return null;
  }
}

/** Whether names, addresses and contact details may be shown unmasked to this actor. */
export function seesPersonalData(actor: Actor): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind === "anonymous") return false;
  if (actor.impersonator) return actor.impersonator.permissions.has("pii:view");
  if (actor.kind === "customer" || actor.kind === "account") return true;
  return actor.permissions.has("pii:view");
}
