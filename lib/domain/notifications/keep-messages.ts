import { z } from "zod";
import { operation } from "@/lib/kernel/operation";
import { auditMove } from "./audit-move";
import { composeMessages } from "./compose";
import { setAside } from "./set-aside";
import { keepContents, lockDue, moveMessages, noteAttempts, withNote } from "./store";
import { tellCollections } from "./tell-collections";

/**
 * Delivers messages to the built-in mailbox: text messages, and mail where this installation sends none. Nothing leaves, so
 * that all of it is one transaction. What is not due, or held by another worker, is passed by.
 */
export const keepMessages = operation({
  name: "message.keep",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({
    messageIds: z.array(z.number().int().positive()).max(1000),
    /** Mail has another way to go. */
    textsOnly: z.boolean().default(false),
  }),
  async run(work, { messageIds, textsOnly }) {
    const due = await lockDue(work, messageIds);
    const rows = textsOnly ? due.filter(({ channel }) => channel === "sms") : due;
    const composed = await composeMessages(work, rows);
    await setAside(work, composed);
    const ready = composed.flatMap((one) => (one.verdict === "ready" ? [one] : []));
    await keepContents(work, "mailbox", ready);
    await moveMessages(
      work,
      ready.map(({ row, content }) => ({
        id: row.id,
        status: "sent",
        attempted: true,
        messageId: content.messageId,
        sentAt: work.now,
      })),
    );
    await noteAttempts(
      work,
      ready.map(({ row, content: { note } }) => ({
        row,
        outcome: "sent",
        detail: withNote("Kept in the mailbox of this installation.", note),
      })),
    );
    for (const { row } of ready) auditMove(work, row, "sent");
    await tellCollections(
      work,
      ready.map(({ row }) => row),
    );
    if (rows.length === 0) work.audit.event({ type: "message", id: null }, { details: { messages: 0 } });
    return { sent: ready.length, aside: composed.length - ready.length };
  },
});
