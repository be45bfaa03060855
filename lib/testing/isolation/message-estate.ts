import type { Database } from "@/db/client";
import {
  classNotifications,
  mailboxMessages,
  messageAttempts,
  notificationSets,
  notificationTemplates,
  outbox,
  senderDomains,
} from "@/db/schema";
import { TEST_NOW } from "../contexts";
import type { Estate } from "../factories";

export type MessageEstate = {
  setId: number;
  messageId: number;
  deadMessageId: number;
  /** Verified. */
  domainId: number;
};

export const MESSAGE_SEQUENCES = ["notification_sets", "outbox", "message_attempts", "sender_domains"].map(
  (table) => `${table}_id_seq`,
);

const one = <T>(rows: T[]): T => {
  const [row] = rows;
  if (!row) throw new Error("insert returned no row");
  return row;
};

/** A set with a template of its own that the class uses, a domain to write in the name of, a message that was sent and one that was given up. */
export async function makeMessageEstate(db: Database, mark: string, estate: Estate): Promise<MessageEstate> {
  const { resellerId, distributorId, customerId, classId } = estate;
  const owner = { resellerId, distributorId, customerId };
  const set = one(
    await db
      .insert(notificationSets)
      .values({ resellerId, name: `${mark} set`, createdAt: TEST_NOW })
      .returning(),
  );
  const words = { subject: `${mark} subject`, html: `<p>${mark} html</p>`, text: `${mark} text` };
  await db.insert(notificationTemplates).values({
    setId: set.id,
    resellerId,
    type: "invoice_overdue",
    language: "en",
    ...words,
    updatedAt: TEST_NOW,
  });
  await db.insert(classNotifications).values({
    classId,
    resellerId,
    setId: set.id,
    mail: ["invoice_overdue"],
    sms: [],
    fromName: `${mark} sender`,
    fromAddress: `from@${mark}.example`,
    replyTo: `reply@${mark}.example`,
  });
  const domain = one(
    await db
      .insert(senderDomains)
      .values({
        resellerId,
        domain: `${mark.toLowerCase().replaceAll("_", "-")}.example`,
        token: `${mark} token`,
        addedAt: TEST_NOW,
        addedBy: `${mark} adder`,
        verifiedAt: TEST_NOW,
        verifiedBy: `${mark} verifier`,
        proof: "hand",
        note: `${mark} note`,
      })
      .returning(),
  );
  const message = (key: string, values: Partial<typeof outbox.$inferInsert>) => ({
    ...owner,
    channel: "mail",
    type: "invoice_overdue",
    key: `${mark} ${key}`,
    aboutType: "customer",
    aboutId: customerId,
    values: {},
    createdAt: TEST_NOW,
    ...values,
  });
  const sent = one(
    await db
      .insert(outbox)
      .values(
        message("sent", { status: "sent", attempts: 1, sentAt: TEST_NOW, messageId: `<1@${mark}.example>` }),
      )
      .returning(),
  );
  const dead = one(
    await db
      .insert(outbox)
      .values(message("dead", { status: "dead", attempts: 8, reason: `${mark} reason` }))
      .returning(),
  );
  await db.insert(mailboxMessages).values({
    outboxId: sent.id,
    customerId,
    transport: "mailbox",
    language: "en",
    sender: `${mark} sender <from@${mark}.example>`,
    recipient: `${mark}@customer.example`,
    replyTo: `reply@${mark}.example`,
    ...words,
    headers: [["From", `${mark} sender`]],
    attachments: [`${mark}.pdf`],
    renderedAt: TEST_NOW,
  });
  await db.insert(messageAttempts).values({
    outboxId: sent.id,
    customerId,
    at: TEST_NOW,
    outcome: "sent",
    detail: `${mark} detail`,
    byName: "",
  });
  return { setId: set.id, messageId: sent.id, deadMessageId: dead.id, domainId: domain.id };
}
