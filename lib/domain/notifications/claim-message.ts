import { z } from "zod";
import { operation } from "@/lib/kernel/operation";
import type { MailMessage } from "@/lib/platform/mail/port";
import { type Content, composeMessages } from "./compose";
import { messageEntity } from "./entities";
import { LEASE_MS } from "./rules/delivery";
import { setAside } from "./set-aside";
import { keepContents, lockDue, moveMessages } from "./store";

/** A mail that is now this worker's to send, but for the invoice that goes along. */
export type Claimed = {
  messageId: number;
  mail: Omit<MailMessage, "files">;
  invoice: Content["invoice"];
};

const mailOf = (content: Content): Claimed["mail"] => ({
  from: content.from,
  to: content.recipient,
  replyTo: content.replyTo,
  subject: content.subject,
  text: content.text,
  html: content.html,
  messageId: content.messageId,
  language: content.language,
  idempotencyKey: content.messageId.slice(1, -1),
});

/**
 * Takes a due mail up: written with what is true now, marked as being sent, and committed before anything leaves (MON-8).
 * From then on a worker that dies leaves a message of which nobody knows what became of it.
 * @returns null when there is nothing to send: done before, held by another, or its cause is gone.
 */
export const claimMessage = operation({
  name: "message.claim",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({ messageId: z.number().int().positive(), transport: z.enum(["smtp", "resend"]) }),
  async run(work, { messageId, transport }): Promise<Claimed | null> {
    const rows = (await lockDue(work, [messageId])).filter(({ channel }) => channel === "mail");
    const composed = await composeMessages(work, rows);
    await setAside(work, composed);
    const [one] = composed;
    if (!one) work.audit.event({ type: "message", id: messageId }, { details: { unchanged: true } });
    if (one?.verdict !== "ready") return null;
    const { row, content } = one;
    await keepContents(work, transport, [one]);
    const leaseUntil = new Date(work.now.getTime() + LEASE_MS);
    await moveMessages(work, [
      {
        id: row.id,
        status: "sending",
        leaseUntil,
        attempted: true,
        messageId: content.messageId,
        reason: content.note,
      },
    ]);
    work.audit.event(messageEntity(row), { details: { attempt: row.attempts + 1, through: transport } });
    return { messageId: row.id, mail: mailOf(content), invoice: content.invoice };
  },
});
