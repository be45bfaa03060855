import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { impersonations } from "@/db/schema";
import type { SignedActor } from "@/lib/kernel/actor";
import { intersect } from "@/lib/kernel/permissions";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import { defaultPermissions } from "./builtin-roles";
import { findTarget, type Target } from "./impersonation-target";
import {
  actorOf,
  findPrincipalBySession,
  mayEnter,
  type PrincipalRow,
  permissionsOfRow,
  personOf,
} from "./principal";
import { type ActedRealm, type EndCause, endCause, IDLE_MINUTES } from "./rules/impersonation";
import type { ImpersonationRow } from "./store";

export type Acting = {
  impersonationId: number;
  /** The subject's scope, the person behind it, and only the rights both have. */
  actor: SignedActor;
  actorName: string;
  subjectName: string;
  reason: string;
  endsAt: Date;
  idleEndsAt: Date;
  sessionHash: string;
  timeZone: string;
  companyName: string;
};

export type ActingResult = { acting: Acting; ended: null } | { acting: null; ended: EndCause };

const targetIdOf = (row: ImpersonationRow): number =>
  ({
    reseller: row.resellerId,
    distributor: row.distributorId,
    customer: row.customerId,
    account: row.accountId,
  })[row.portal as ActedRealm] ?? 0;

function subjectActor(target: Target, behind: SignedActor, impersonationId: number): SignedActor {
  const person = behind.person;
  if (!person) throw new Error("an impersonation needs a person behind it");
  const base = {
    person: null,
    name: target.name,
    permissions: intersect(behind.permissions, defaultPermissions(target.realm)),
    impersonator: { impersonationId, person, permissions: behind.permissions },
  };
  const { resellerId, distributorId } = target;
  const customerId = target.customerId ?? 0;
  switch (target.realm) {
    case "reseller":
      return { kind: "reseller", ...base, resellerId };
    case "distributor":
      return { kind: "distributor", ...base, distributorId, resellerId };
    case "customer":
      return { kind: "customer", ...base, customerId, resellerId, distributorId };
    case "account":
      return {
        kind: "account",
        ...base,
        accountId: target.accountId ?? 0,
        customerId,
        resellerId,
        distributorId,
      };
  }
}

/** Everything asked anew: the person, their session, their right, the target and the clock. */
export async function checkActing(read: Reader, row: ImpersonationRow): Promise<ActingResult> {
  const owner = await findPrincipalBySession(read, row.sessionHash);
  if (!owner) return { acting: null, ended: "actor_signed_out" };
  const principal: PrincipalRow = owner;
  const behind = actorOf(principal);
  const target = await findTarget(read, behind, row.portal as ActedRealm, targetIdOf(row));
  const ended = endCause({
    now: read.now,
    endsAt: row.endsAt,
    lastSeenAt: row.lastSeenAt,
    actorRealm: behind.kind,
    actorActive: mayEnter(principal),
    actorSessionLive: owner.session.revokedAt === null && read.now < owner.session.expiresAt,
    actorPermissions: permissionsOfRow(principal),
    subjectRealm: row.portal as ActedRealm,
    subjectInTree: target !== null,
    subjectAvailable: target?.available ?? false,
    switchedOn: principal.impersonationEnabled,
  });
  if (ended || !target) return { acting: null, ended: ended ?? "actor_lost_right" };
  return {
    ended: null,
    acting: {
      impersonationId: row.id,
      actor: subjectActor(target, behind, row.id),
      actorName: personOf(principal).name,
      subjectName: target.name,
      reason: row.reason,
      endsAt: row.endsAt,
      idleEndsAt: new Date(read.now.getTime() + IDLE_MINUTES * 60_000),
      sessionHash: row.sessionHash,
      timeZone: target.timeZone ?? principal.companyTimeZone,
      companyName: principal.companyName,
    },
  };
}

/** `recorded` says that the end stands in the database and the log already. */
export type FoundImpersonation = ActingResult & { id: number; recorded: boolean };

/** The running impersonation behind a portal's cookie, or why it is over; null when there never was one. */
export const findImpersonation = query({
  name: "impersonation.find",
  permission: "system",
  impersonation: "deny",
  reads: null,
  input: z.object({ tokenHash: z.string(), portal: z.string() }),
  async run(read, { tokenHash, portal }): Promise<FoundImpersonation | null> {
    const [row] = await read.tx
      .select()
      .from(impersonations)
      .where(and(eq(impersonations.tokenHash, tokenHash), eq(impersonations.portal, portal)));
    if (!row) return null;
    if (row.endedAt)
      return { id: row.id, recorded: true, acting: null, ended: (row.endCause ?? "stopped") as EndCause };
    const result = await checkActing(read, row);
    if (result.acting && read.now.getTime() - row.lastSeenAt.getTime() > 15_000)
      await read.tx
        .update(impersonations)
        .set({ lastSeenAt: read.now })
        .where(and(eq(impersonations.id, row.id), isNull(impersonations.endedAt)));
    return { id: row.id, recorded: false, ...result };
  },
});
