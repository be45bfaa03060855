import { sql } from "drizzle-orm";
import { z } from "zod";
import { outbox } from "@/db/schema";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import type { MailOutcome } from "@/lib/platform/mail/port";
import { auditMove } from "./audit-move";
import type { OutboxRow } from "./entities";
import { queueMessages } from "./queue";
import { afterAttempt } from "./rules/delivery";
import { isNoticeType, specOf } from "./rules/types";
import { type Move, moveMessages, noteAttempts, withNote } from "./store";
import { tellCollections } from "./tell-collections";

export type Ended = { row: OutboxRow; outcome: MailOutcome };

const moveOf = (work: Work, { row, outcome }: Ended): Move => {
  const verdict = afterAttempt(
    {
      policy: isNoticeType(row.type) ? specOf(row.type).policy : "uncertain",
      attempts: row.attempts,
      firstAttemptAt: row.firstAttemptAt ?? work.now,
      seed: row.messageId ?? String(row.id),
      now: work.now,
    },
    outcome,
  );
  const reason = verdict.status === "sent" ? "" : outcome.detail;
  const sentAt = verdict.status === "sent" ? { sentAt: work.now } : {};
  return { id: row.id, reason, ...sentAt, ...verdict };
};

/** Part: what becomes of messages whose attempt has ended. Their rows are locked and "sending". */
export async function endAttempts(work: Work, list: readonly Ended[]): Promise<Move[]> {
  const ended = list.map((one) => ({ ...one, move: moveOf(work, one) }));
  const moves = ended.map(({ move }) => move);
  await moveMessages(work, moves);
  await noteAttempts(
    work,
    // What was noted when it was claimed still stands in its row.
    list.map(({ row, outcome: { kind, detail } }) => ({
      row,
      outcome: kind,
      detail: withNote(detail, row.reason),
    })),
  );
  for (const { row, move } of ended) {
    auditMove(work, row, move.status, move.reason);
    if (move.nextAt) queueMessages(work, [row.id], move.nextAt);
  }
  const given = ended.filter(({ move: { status } }) => status === "sent" || status === "uncertain");
  await tellCollections(
    work,
    given.map(({ row }) => row),
  );
  return moves;
}

const outcome = z.object({
  kind: z.enum(["sent", "failed", "refused", "uncertain"]),
  detail: z.string(),
  repeatSafeHours: z.number().optional(),
});

/** Writes down what came of an attempt. One whose lease ran out meanwhile was judged without it, and stays as it is. */
export const settleMessage = operation({
  name: "message.settle",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({ messageId: z.number().int().positive(), outcome }),
  async run(work, { messageId, outcome: ended }) {
    const [row] = await work.tx
      .select()
      .from(outbox)
      .where(sql`${outbox.id} = ${messageId} and ${outbox.status} = 'sending'`)
      .for("update");
    if (!row) {
      work.audit.event({ type: "message", id: messageId }, { details: { late: ended.kind } });
      return { messageId, status: null };
    }
    const [move] = await endAttempts(work, [{ row, outcome: ended as MailOutcome }]);
    return { messageId, status: move?.status ?? null };
  },
});
