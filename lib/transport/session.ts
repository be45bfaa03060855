import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import {
  consumeReadReceipt,
  type EndCause,
  findImpersonation,
  findSession,
  type PendingStep,
} from "@/lib/domain/identity";
import type { SignedActor } from "@/lib/kernel/actor";
import type { Context } from "@/lib/kernel/context";
import type { Permission } from "@/lib/kernel/permissions";
import { unauthenticated } from "@/lib/platform/errors";
import { actingCookie, hashInCookie, sessionCookie } from "./cookies";
import type { Portal } from "./portals";
import { contextFor, INTERNAL, systemFor } from "./request";

export type { Permission };

/** What pages may know of who is there: enough to show, nothing to decide by. */
export type PortalSession = {
  portal: Portal;
  /** The company, customer or account this portal is about. */
  name: string;
  /** Who signed in; null while someone acts for this party. */
  personName: string | null;
  login: string;
  roleName: string;
  timeZone: string;
  companyName: string;
  permissions: ReadonlySet<Permission>;
  hasSecondFactor: boolean;
  /** A password or second factor was proven in the last 15 minutes. */
  fresh: boolean;
  pending: PendingStep | null;
  acting: { actorName: string; subjectName: string; endsAt: Date; idleEndsAt: Date } | null;
};

export type Loaded = { session: PortalSession; ctx: Context };
type Found = Loaded | { ended: EndCause } | null;

export const can = (session: Pick<PortalSession, "permissions">, permission: Permission): boolean =>
  session.permissions.has(permission);

const view = (portal: Portal, actor: SignedActor) => ({
  portal,
  name: actor.name,
  personName: actor.person?.name ?? null,
  permissions: actor.permissions,
});

async function findActing(portal: Portal, cookie: string): Promise<Found> {
  const head = await headers();
  const tokenHash = await hashInCookie(actingCookie(portal), cookie);
  const found = tokenHash
    ? await findImpersonation(systemFor(head, "session loader"), { tokenHash, portal })
    : null;
  if (!found?.acting) return { ended: found?.ended ?? "expired" };
  const { acting } = found;
  return {
    ctx: contextFor(head, acting.actor, { portal, sessionHash: acting.sessionHash }),
    session: {
      ...view(portal, acting.actor),
      login: "",
      roleName: "",
      timeZone: acting.timeZone,
      companyName: acting.companyName,
      hasSecondFactor: false,
      fresh: false,
      pending: null,
      acting: {
        actorName: acting.actorName,
        subjectName: acting.subjectName,
        endsAt: acting.endsAt,
        idleEndsAt: acting.idleEndsAt,
      },
    },
  };
}

/** Who is at this portal, asked of Postgres once per request; null when nobody is. */
export const findPortalSession = cache(async (portal: Portal): Promise<Found> => {
  const [head, jar] = await Promise.all([headers(), cookies()]);
  const acting = jar.get(actingCookie(portal))?.value;
  if (acting) return findActing(portal, acting);
  const sessionHash = await hashInCookie(sessionCookie(portal), jar.get(sessionCookie(portal))?.value);
  if (!sessionHash) return null;
  const session = await findSession(systemFor(head, "session loader"), { sessionHash, portal });
  if (!session) return null;
  return {
    ctx: contextFor(head, session.actor, { portal, sessionHash }),
    session: {
      ...view(portal, session.actor),
      login: session.login,
      roleName: session.roleName,
      timeZone: session.timeZone,
      companyName: session.companyName,
      hasSecondFactor: session.hasSecondFactor,
      fresh: session.fresh,
      pending: session.pending,
      acting: null,
    },
  };
});

/** No receipt, no page: an acted-for read that middleware did not record is not shown (DESIGN section 5). */
export const hasReceipt = cache(async (impersonationId: number): Promise<boolean> => {
  const head = await headers();
  const receiptId = head.get(INTERNAL.receipt) ?? "";
  return consumeReadReceipt(systemFor(head, "session loader"), { receiptId, impersonationId });
});

/** The session for reading: redirects to sign-in, to the pending step, or to a 503 when the read has no receipt. */
export async function requireSession(portal: Portal): Promise<Loaded> {
  const found = await findPortalSession(portal);
  if (!found) redirect(`/login?to=/${portal}`);
  if ("ended" in found) redirect(`/acting-ended?portal=${portal}&cause=${found.ended}`);
  if (found.session.pending)
    redirect(`/login/${found.session.pending.replaceAll("_", "-")}?portal=${portal}`);
  const { actor } = found.ctx;
  const impersonator = "impersonator" in actor ? actor.impersonator : undefined;
  if (impersonator && !(await hasReceipt(impersonator.impersonationId))) redirect("/unavailable");
  return found;
}

/**
 * The session for changing something: no redirects, an error instead. The operation writes its own audit rows.
 * @throws {DomainError} unauthenticated when there is none, or when a step of signing in is still open.
 */
export async function requireActor(portal: Portal, idempotencyKey?: string): Promise<Loaded> {
  const found = await findPortalSession(portal);
  if (!found)
    throw unauthenticated("Your session has ended. Sign in again in another tab, then send this once more.");
  if ("ended" in found) throw unauthenticated("Acting for this customer has ended.");
  if (found.session.pending) throw unauthenticated("Finish signing in first.");
  return { session: found.session, ctx: { ...found.ctx, idempotencyKey, now: new Date() } };
}
