import type { Work } from "@/lib/kernel/work";
import { messageEntity, type OutboxRow } from "./entities";
import type { MessageStatus } from "./rules/delivery";

/** Leaves an audit row of a message that moved, with what caused the message. @param row as it was before. */
export function auditMove(work: Work, row: OutboxRow, after: MessageStatus, reason = ""): void {
  const cause = row.aboutType && row.aboutId ? { cause: { type: row.aboutType, id: row.aboutId } } : {};
  work.audit.property(messageEntity(row), "status", row.status, after, { reason, ...cause });
}
