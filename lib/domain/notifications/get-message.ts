import { eq } from "drizzle-orm";
import { z } from "zod";
import { mailboxMessages, messageAttempts, outbox } from "@/db/schema";
import { seesPersonalData } from "@/lib/kernel/actor";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { notFound } from "@/lib/platform/errors";
import { messageEntity } from "./entities";
import {
  isStaff,
  type MessageItem,
  selectMessages,
  shownDetail,
  shownRecipient,
  toMessageItem,
  visibleMessages,
} from "./message-rows";
import { type MessageVerb, verbsFor } from "./rules/verbs";

export type MessageBody = {
  sender: string;
  replyTo: string;
  language: string;
  headers: [string, string][];
  html: string;
  text: string;
  attachments: string[];
  renderedAt: Date;
};
export type MessageAttempt = { id: number; at: Date; outcome: string; detail: string; byName: string };
export type MessageDetail = MessageItem & {
  resellerId: number;
  distributorId: number;
  messageId: string | null;
  key: string;
  /** Null until its words are made, and for readers without the right to personal data. */
  body: MessageBody | null;
  /** It has words, but they hold personal data. */
  hidden: boolean;
  /** Nothing for all but staff. */
  history: MessageAttempt[];
  verbs: readonly MessageVerb[];
};

/** One message as it went out, or would have, and what was tried. */
export const getMessage = query({
  name: "message.get",
  permission: "message:read",
  impersonation: "allow",
  input: z.object({ messageId: idInput() }),
  reads: (_, { customer, ...message }: MessageDetail) =>
    messageEntity({ ...message, customerId: customer.id }),
  async run(read, { messageId }): Promise<MessageDetail> {
    const [raw] = await selectMessages(read).where(visibleMessages(read.actor, eq(outbox.id, messageId)));
    if (!raw) throw notFound("message");
    const [kept] = await read.tx
      .select()
      .from(mailboxMessages)
      .where(eq(mailboxMessages.outboxId, messageId));
    const sees = seesPersonalData(read.actor);
    const staff = isStaff(read.actor);
    const history = staff
      ? await read.tx
          .select({
            id: messageAttempts.id,
            at: messageAttempts.at,
            outcome: messageAttempts.outcome,
            detail: messageAttempts.detail,
            byName: messageAttempts.byName,
          })
          .from(messageAttempts)
          .where(eq(messageAttempts.outboxId, messageId))
          .orderBy(messageAttempts.id)
      : [];
    const item = toMessageItem(read, raw);
    const { outboxId: _o, customerId: _c, recipient: _r, subject: _s, transport: _t, ...body } = kept ?? {};
    return {
      ...item,
      resellerId: raw.row.resellerId,
      distributorId: raw.row.distributorId,
      messageId: raw.row.messageId,
      key: staff ? raw.row.key : "",
      recipient: shownRecipient(read.actor, kept?.recipient ?? ""),
      body: kept && sees ? (body as MessageBody) : null,
      hidden: kept !== undefined && !sees,
      history: history.map((one) => ({ ...one, detail: shownDetail(read.actor, one.detail) })),
      verbs: staff ? verbsFor(item.status) : [],
    };
  },
});
