import { and, countDistinct, eq, gt } from "drizzle-orm";
import { z } from "zod";
import { company, impersonations } from "@/db/schema";
import { isSigned } from "@/lib/kernel/actor";
import { idInput, line, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { conflict, forbidden, limited, notFound } from "@/lib/platform/errors";
import { randomToken, sha256Hex } from "@/lib/platform/ids";
import { findTarget, type Target } from "./impersonation-target";
import * as rule from "./rules/impersonation";
import { assertFresh } from "./step-up";
import { countEvent, impersonationEntity } from "./store";

const HOUR_MS = 3_600_000;

async function assertMayAct(work: Work, target: Target | null, realm: rule.ActedRealm): Promise<Target> {
  const { actor } = work;
  if (!isSigned(actor) || !rule.ranksBelow(realm, actor.kind))
    throw forbidden("You can't act for this portal.");
  if (!actor.permissions.has(rule.permissionToActAs(realm))) throw forbidden();
  const [owner] = await work.tx.select({ on: company.impersonationEnabled }).from(company);
  if (!owner?.on) throw conflict("“Log in as” is switched off in the company settings.");
  if (!target) throw notFound(realm);
  if (!target.available) throw conflict(`This ${realm} is blocked or closed, so nobody can log in as it.`);
  return target;
}

async function alertOnManySubjects(work: Work, userId: number): Promise<void> {
  const [row] = await work.tx
    .select({ subjects: countDistinct(impersonations.customerId) })
    .from(impersonations)
    .where(
      and(
        eq(impersonations.actorUserId, userId),
        gt(impersonations.startedAt, new Date(work.now.getTime() - HOUR_MS)),
      ),
    );
  if ((row?.subjects ?? 0) > rule.ALERT_SUBJECTS_PER_HOUR)
    work.audit.event(
      { type: "user", id: userId, name: isSigned(work.actor) ? work.actor.name : "" },
      { details: { alert: "many_customers_in_an_hour", customers: row?.subjects } },
    );
}

/**
 * Opens a hand-over to someone's portal: a code good for one minute, once, in this actor's own session (IMP-2, 1.3).
 * The portal opens only when the code is exchanged.
 * @throws {DomainError} forbidden (rank, right, step-up), conflict (blocked, switched off, nested), limit, not_found.
 */
export const startImpersonation = operation({
  name: "impersonation.start",
  permission: "self",
  impersonation: "deny",
  kind: "auth",
  input: z.object({
    realm: z.enum(["reseller", "distributor", "customer", "account"]),
    id: idInput(),
    reason: reasonLine(rule.REASON_LENGTH),
    ticket: line(100).default(""),
  }),
  async run(work, { realm, id, reason, ticket }) {
    const { actor } = work;
    if (!isSigned(actor) || !actor.person) throw forbidden();
    const target = await assertMayAct(work, await findTarget(work, actor, realm, id), realm);
    await assertFresh(work);
    if ((await countEvent(work, `impersonate:${actor.person.userId}`, 3600)) > rule.STARTS_PER_HOUR)
      throw limited(`At most ${rule.STARTS_PER_HOUR} an hour. Wait a little.`, 600);
    const code = randomToken();
    const [row] = await work.tx
      .insert(impersonations)
      .values({
        actorUserId: actor.person.userId,
        actorRealm: actor.kind,
        actorName: actor.person.name,
        sessionHash: work.ctx.sessionHash,
        portal: realm,
        resellerId: target.resellerId,
        distributorId: target.distributorId,
        customerId: target.customerId,
        accountId: target.accountId,
        subjectName: target.name,
        reason,
        ticket,
        handoverHash: sha256Hex(code),
        handoverExpiresAt: new Date(work.now.getTime() + rule.HANDOVER_SECONDS * 1000),
        startedAt: work.now,
        lastSeenAt: work.now,
        endsAt: new Date(work.now.getTime() + rule.LIFE_MINUTES * 60_000),
      })
      .returning();
    if (!row) throw new Error("insert returned no row");
    work.audit.event(impersonationEntity(row), { reason, details: { realm, subjectId: id, ticket } });
    await alertOnManySubjects(work, actor.person.userId);
    return { impersonationId: row.id, code, realm, subjectName: target.name };
  },
});
