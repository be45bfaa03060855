import { realPerson } from "@/lib/kernel/actor";
import type { Work } from "@/lib/kernel/work";
import { conflict } from "@/lib/platform/errors";
import { auditMove } from "./audit-move";
import type { OutboxRow } from "./entities";
import type { MessageStatus } from "./rules/delivery";
import { type MessageVerb, refusalOf } from "./rules/verbs";
import { type AttemptOutcome, lockMessage, type Move, moveMessages, noteAttempts } from "./store";

type Change = { verb: MessageVerb; outcome: AttemptOutcome; reason: string; move: Omit<Move, "id"> };

/** Part: what staff decided about a message. @throws {DomainError} not_found; conflict where it is not for staff to say. */
export async function changeMessage(work: Work, messageId: number, change: Change): Promise<OutboxRow> {
  const row = await lockMessage(work, messageId);
  const refusal = refusalOf(change.verb, row.status as MessageStatus);
  if (refusal) throw conflict(refusal);
  await moveMessages(work, [{ id: row.id, ...change.move }]);
  const by = realPerson(work.actor)?.name ?? "";
  await noteAttempts(work, [{ row, outcome: change.outcome, detail: change.reason, by }]);
  auditMove(work, row, change.move.status, change.reason);
  return row;
}
