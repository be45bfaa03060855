import type { Realm } from "@/lib/kernel/actor";
import type { Permission } from "@/lib/kernel/permissions";

/** IMP-5: thirty minutes, ten idle, no renewal. IMP-11: thirty starts an hour. Handing over takes a minute at most. */
export const LIFE_MINUTES = 30;
export const IDLE_MINUTES = 10;
export const HANDOVER_SECONDS = 60;
export const STARTS_PER_HOUR = 30;
export const ALERT_SUBJECTS_PER_HOUR = 10;
export const REASON_LENGTH = 10;

/** Nobody acts for an operator. */
export type ActedRealm = Exclude<Realm, "admin">;

const RANK: Record<Realm, number> = { admin: 4, reseller: 3, distributor: 2, customer: 1, account: 0 };

/** A target ranks strictly below the actor: never upward, never sideways. */
export const ranksBelow = (target: Realm, actor: Realm): boolean => RANK[target] < RANK[actor];

export const permissionToActAs = (realm: ActedRealm): Permission => `impersonate:${realm}`;

export type EndCause =
  | "stopped"
  | "expired"
  | "idle"
  | "actor_signed_out"
  | "actor_disabled"
  | "actor_lost_right"
  | "password_changed"
  | "subject_unavailable"
  | "subject_signed_out_everywhere"
  | "switched_off"
  | "replaced"
  | "revoked";

export type ActingFacts = {
  now: Date;
  endsAt: Date;
  lastSeenAt: Date;
  actorRealm: Realm;
  actorActive: boolean;
  actorSessionLive: boolean;
  actorPermissions: ReadonlySet<Permission>;
  subjectRealm: ActedRealm;
  subjectInTree: boolean;
  subjectAvailable: boolean;
  switchedOn: boolean;
};

/**
 * Why an impersonation may not go on, or null while it may. Asked at start, at hand-over and on every request, so that
 * a lost right ends it on the next one (IMP-3, IMP-6).
 */
export function endCause(f: ActingFacts): EndCause | null {
  if (!f.switchedOn) return "switched_off";
  if (!f.actorActive) return "actor_disabled";
  if (!f.actorSessionLive) return "actor_signed_out";
  if (!f.actorPermissions.has(permissionToActAs(f.subjectRealm))) return "actor_lost_right";
  if (!ranksBelow(f.subjectRealm, f.actorRealm) || !f.subjectInTree) return "actor_lost_right";
  if (!f.subjectAvailable) return "subject_unavailable";
  if (f.now >= f.endsAt) return "expired";
  if (f.now.getTime() - f.lastSeenAt.getTime() >= IDLE_MINUTES * 60_000) return "idle";
  return null;
}
