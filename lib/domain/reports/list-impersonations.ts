import { and, eq, gt, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { impersonations } from "@/db/schema";
import { IDLE_MINUTES } from "@/lib/domain/identity";
import { type Actor, seesPersonalData } from "@/lib/kernel/actor";
import { line, optionalId } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { keyset } from "@/lib/platform/keyset-page";
import { maskName } from "@/lib/platform/mask";
import { likeLiteral } from "@/lib/platform/search-term";
import { type ImpersonationState, impersonationEnd, impersonationState } from "./rules/impersonation-state";

type Row = typeof impersonations.$inferSelect & { reads: number; changes: number };

export type ImpersonationItem = {
  id: number;
  actor: { id: number; realm: string; name: string };
  subject: { realm: string; id: number; name: string };
  customerId: number | null;
  reason: string;
  ticket: string;
  state: ImpersonationState;
  startedAt: Date;
  /** When it ended, or the latest it will. */
  endsAt: Date;
  ended: { at: Date; cause: string } | null;
  reads: number;
  changes: number;
};

const subjectId = (row: Row): number =>
  ({
    reseller: row.resellerId,
    distributor: row.distributorId,
    customer: row.customerId,
    account: row.accountId,
  })[row.portal as "reseller" | "distributor" | "customer" | "account"] ?? 0;

function shownImpersonation(actor: Actor, row: Row, now: Date): ImpersonationItem {
  const ofPerson = row.portal === "customer" || row.portal === "account";
  const ended = impersonationEnd(row, row.endCause, now, IDLE_MINUTES);
  return {
    id: row.id,
    actor: { id: row.actorUserId, realm: row.actorRealm, name: row.actorName },
    subject: {
      realm: row.portal,
      id: subjectId(row),
      name: ofPerson && !seesPersonalData(actor) ? maskName(row.subjectName) : row.subjectName,
    },
    customerId: row.customerId,
    reason: row.reason,
    ticket: row.ticket,
    state: impersonationState(row, now, IDLE_MINUTES),
    startedAt: row.startedAt,
    endsAt: ended?.at ?? row.endsAt,
    ended,
    reads: row.reads,
    changes: row.changes,
  };
}

/** Rows that name this acting session; looked for only in the months it can have touched. */
const rowsOf = (kind: string) => sql<number>`(select count(*)::int from audit_log seen
  where seen.impersonation_id = impersonations.id and seen.kind = ${kind}
  and seen.at >= impersonations.started_at and seen.at < impersonations.ends_at + interval '1 hour')`;

const running = (now: Date): SQL =>
  and(
    isNull(impersonations.endedAt),
    isNotNull(impersonations.handoverUsedAt),
    gt(impersonations.endsAt, now),
    gt(impersonations.lastSeenAt, new Date(now.getTime() - IDLE_MINUTES * 60_000)),
  ) as SQL;

/** Who acted for whom, newest first: the reason, how long, and how much was read and changed. */
export const listImpersonations = query({
  name: "impersonation.list",
  permission: "audit:read",
  impersonation: "deny",
  input: z.object({
    user: line(200).default(""),
    customerId: optionalId(),
    state: z.preprocess((value) => value || undefined, z.enum(["running"]).optional()),
    cursor: z.string().max(2000).nullish().default(null),
    direction: z.enum(["next", "prev"]).default("next"),
    pageSize: z.coerce.number().int().min(1).max(100).default(25),
  }),
  async run(read, { user, customerId, state, ...position }) {
    // Ids rise with time, and need no further index.
    const id = { by: sql`${impersonations.id}`, of: (row: Row) => row.id };
    const keys = keyset<Row>({ ...position, sort: "id", dir: "desc" }, { ...id, type: "bigint" }, id);
    const rows = await read.tx
      .select({
        row: impersonations,
        reads: rowsOf("read"),
        changes: rowsOf("modification"),
      })
      .from(impersonations)
      .where(
        visibleAnd(
          read.actor,
          "impersonations",
          customerId === null ? undefined : eq(impersonations.customerId, customerId),
          state === "running" ? running(read.now) : undefined,
          user === ""
            ? undefined
            : or(
                sql`${impersonations.actorUserId}::text = ${user}`,
                sql`lower(${impersonations.actorName}) like ${`%${likeLiteral(user.toLowerCase())}%`}`,
              ),
          keys.where,
        ),
      )
      .orderBy(...keys.orderBy)
      .limit(keys.limit);
    const page = keys.page(rows.map(({ row, reads, changes }) => ({ ...row, reads, changes })));
    return { ...page, rows: page.rows.map((row) => shownImpersonation(read.actor, row, read.now)) };
  },
  reads: (input, output) => ({
    type: "impersonation",
    id: null,
    details: {
      filter: { user: input.user, customerId: input.customerId, state: input.state },
      count: output.rows.length,
      ids: output.rows.map(({ id }) => id),
    },
  }),
});
