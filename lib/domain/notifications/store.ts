import { eq, sql } from "drizzle-orm";
import { mailboxMessages, outbox } from "@/db/schema";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { idArray } from "@/lib/platform/id-array";
import { mailbox } from "@/lib/platform/mail-address";
import type { Content } from "./compose";
import type { OutboxRow } from "./entities";
import type { MessageStatus } from "./rules/delivery";

/** Where a message goes from where it is. Instants; what is null is over. */
export type Move = {
  id: number;
  status: MessageStatus;
  nextAt?: Date;
  leaseUntil?: Date;
  /** Another attempt has begun. */
  attempted?: boolean;
  /** Staff gave it another chance: it is counted from the first attempt again. */
  anew?: boolean;
  messageId?: string;
  reason?: string;
  sentAt?: Date;
};

/** Moves messages that are locked, in one statement. */
export async function moveMessages(work: Work, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return;
  const records = moves.map((one) => ({
    i: one.id,
    s: one.status,
    n: one.nextAt?.toISOString() ?? null,
    l: one.leaseUntil?.toISOString() ?? null,
    a: one.attempted ? 1 : 0,
    z: one.anew === true,
    m: one.messageId ?? null,
    r: one.reason ?? "",
    t: one.sentAt?.toISOString() ?? null,
  }));
  await work.tx.execute(sql`
    update outbox o set status = r.s, next_at = r.n, lease_until = r.l,
      attempts = case when r.z then 0 else o.attempts + r.a end,
      first_attempt_at = case when r.z then null when r.a = 1 then coalesce(o.first_attempt_at, ${work.now.toISOString()}::timestamptz)
        else o.first_attempt_at end,
      message_id = coalesce(o.message_id, r.m), reason = r.r, sent_at = coalesce(r.t, o.sent_at)
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as r(i bigint, s text, n timestamptz, l timestamptz, a int, z boolean, m text, r text, t timestamptz)
    where o.id = r.i`);
}

/** Keeps messages as they are about to go, in place of how they were at an earlier attempt. */
export async function keepContents(
  work: Work,
  transport: string,
  list: readonly { row: OutboxRow; content: Content }[],
): Promise<void> {
  if (list.length === 0) return;
  await work.tx
    .insert(mailboxMessages)
    .values(
      list.map(({ row, content }) => ({
        outboxId: row.id,
        customerId: row.customerId,
        transport,
        language: content.language,
        sender: mailbox(content.from),
        recipient: content.recipient,
        replyTo: content.replyTo,
        subject: content.subject,
        html: content.html,
        text: content.text,
        headers: content.headers,
        attachments: content.invoice ? [content.invoice.fileName] : [],
        renderedAt: work.now,
      })),
    )
    .onConflictDoUpdate({
      target: mailboxMessages.outboxId,
      set: {
        transport: sql`excluded.transport`,
        language: sql`excluded.language`,
        sender: sql`excluded.sender`,
        recipient: sql`excluded.recipient`,
        replyTo: sql`excluded.reply_to`,
        subject: sql`excluded.subject`,
        html: sql`excluded.html`,
        text: sql`excluded.text`,
        headers: sql`excluded.headers`,
        attachments: sql`excluded.attachments`,
        renderedAt: sql`excluded.rendered_at`,
      },
    });
}

export type AttemptOutcome = "sent" | "failed" | "refused" | "uncertain" | "cancelled" | "again" | "arrived";

/** What came of an attempt, and what was noted of how it went out. */
export const withNote = (detail: string, note: string): string => [detail, note].filter(Boolean).join(" ");

/** Writes down what came of attempts, or what staff decided. */
export async function noteAttempts(
  work: Work,
  list: readonly {
    row: Pick<OutboxRow, "id" | "customerId">;
    outcome: AttemptOutcome;
    detail: string;
    by?: string;
  }[],
): Promise<void> {
  if (list.length === 0) return;
  const records = list.map(({ row, outcome, detail, by }) => ({
    i: row.id,
    c: row.customerId,
    o: outcome,
    d: detail,
    b: by ?? "",
  }));
  await work.tx.execute(sql`
    insert into message_attempts (outbox_id, customer_id, at, outcome, detail, by_name)
    select i, c, ${work.now.toISOString()}::timestamptz, o, d, b
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(i bigint, c bigint, o text, d text, b text)`);
}

/** Locks those of these messages that are due, passing by what another worker holds. */
export async function lockDue(work: Work, messageIds: readonly number[]): Promise<OutboxRow[]> {
  if (messageIds.length === 0) return [];
  return work.tx
    .select()
    .from(outbox)
    .where(
      sql`${outbox.id} = any(${idArray(messageIds)}) and ${outbox.status} = 'pending'
        and ${outbox.nextAt} <= ${work.now.toISOString()}::timestamptz`,
    )
    .orderBy(outbox.customerId, outbox.id)
    .for("update", { skipLocked: true });
}

/** A message in the actor's sight, locked. @throws {DomainError} not_found. */
export async function lockMessage(work: Work, messageId: number): Promise<OutboxRow> {
  const where = visibleAnd(work.actor, "outbox", eq(outbox.id, messageId));
  const [row] = await work.tx.select().from(outbox).where(where).for("update");
  if (!row) throw notFound("message");
  return row;
}
