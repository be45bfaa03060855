import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { customerOwnersFk } from "./customers";
import { customerClasses, resellers } from "./parties";
import { createdAt, distributorId, id, instant, ref, resellerId } from "./shared";

/** A named group of templates for customer classes of one owner. What is not changed in it is as the system has it. */
export const notificationSets = pgTable(
  "notification_sets",
  {
    id: id(),
    resellerId: resellerId().references(() => resellers.id),
    name: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("notification_sets_owner").on(t.id, t.resellerId),
    uniqueIndex("notification_sets_name").on(t.resellerId, sql`lower(${t.name})`),
  ],
);

/** A template somebody changed ("Custom"); without a row the built-in one holds ("System"). */
export const notificationTemplates = pgTable(
  "notification_templates",
  {
    setId: ref().notNull(),
    resellerId: resellerId(),
    type: text().notNull(),
    language: text().notNull(),
    subject: text().notNull(),
    html: text().notNull(),
    text: text().notNull(),
    sms: text().notNull().default(""),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.setId, t.type, t.language] }),
    foreignKey({
      name: "notification_templates_set_fk",
      columns: [t.setId, t.resellerId],
      foreignColumns: [notificationSets.id, notificationSets.resellerId],
    }).onDelete("cascade"),
  ],
);

/** What the customers of a class are told, in whose words and in whose name. A class without a row has the defaults. */
export const classNotifications = pgTable(
  "class_notifications",
  {
    classId: ref()
      .primaryKey()
      .references(() => customerClasses.id, { onDelete: "cascade" }),
    resellerId: resellerId().references(() => resellers.id),
    setId: ref(),
    /** Types that go out by mail, and those that go out as a text message. */
    mail: text().array().notNull(),
    sms: text().array().notNull(),
    /** "" for the seller's own name and address. */
    fromName: text().notNull().default(""),
    fromAddress: text().notNull().default(""),
    replyTo: text().notNull().default(""),
  },
  (t) => [
    foreignKey({
      name: "class_notifications_set_fk",
      columns: [t.setId, t.resellerId],
      foreignColumns: [notificationSets.id, notificationSets.resellerId],
    }),
    index("class_notifications_set").on(t.setId),
    check(
      "class_notifications_one_line",
      sql`${t.fromName} !~ '[[:cntrl:]]' and ${t.fromAddress} !~ '[[:cntrl:][:space:],<>]' and ${t.replyTo} !~ '[[:cntrl:][:space:],<>]'`,
    ),
  ],
);

/**
 * Domains in whose name an owner's customer classes may write, to the letter: a subdomain is another one. Once for each owner,
 * each with a proof of its own.
 */
export const senderDomains = pgTable(
  "sender_domains",
  {
    id: id(),
    resellerId: resellerId().references(() => resellers.id),
    /** In lower case, letters beyond ASCII as punycode. */
    domain: text().notNull(),
    /** What is to be published, so that it shows whose the domain is. No secret. */
    token: text().notNull(),
    addedAt: instant().notNull(),
    addedBy: text().notNull(),
    /** Null until it is: nothing goes out in its name before. */
    verifiedAt: instant(),
    verifiedBy: text().notNull().default(""),
    /** "dns" where the record was found, "hand" where somebody said so, "migration" where it was in use before there was a list. */
    proof: text(),
    /** Why somebody said so. */
    note: text().notNull().default(""),
  },
  (t) => [
    uniqueIndex("sender_domains_name").on(t.resellerId, t.domain),
    check("sender_domains_ascii", sql`${t.domain} ~ '^[a-z0-9.-]{1,253}$'`),
    check("sender_domains_proof", sql`${t.proof} in ('dns','hand','migration')`),
    check("sender_domains_verified", sql`(${t.verifiedAt} is null) = (${t.proof} is null)`),
  ],
);

/**
 * What is to be said to whom: written in the transaction that causes it, once for each key and channel. Words are made when
 * it is sent (`mailbox_messages`).
 */
export const outbox = pgTable(
  "outbox",
  {
    id: id(),
    customerId: ref().notNull(),
    resellerId: resellerId(),
    distributorId: distributorId(),
    channel: text().notNull(),
    type: text().notNull(),
    /** Cause and step, as its emitter names them. */
    key: text().notNull(),
    aboutType: text(),
    aboutId: ref(),
    values: jsonb().$type<Record<string, string>>().notNull(),
    /** Of a test somebody asked for: where it goes instead, and whose words it has. */
    test: jsonb().$type<{ to: string; setId: number; language: string } | null>(),
    status: text().notNull().default("pending"),
    attempts: integer().notNull().default(0),
    /** Not sent before; null where nothing more will be tried. */
    nextAt: instant(),
    /** Of one that is being sent: from then on nobody knows what became of it. */
    leaseUntil: instant(),
    firstAttemptAt: instant(),
    /** The same for every attempt, so that a double is known as one. */
    messageId: text(),
    /** Why it is not sent, in plain words. */
    reason: text().notNull().default(""),
    createdAt: createdAt(),
    sentAt: instant(),
  },
  (t) => [
    unique("outbox_owner").on(t.id, t.customerId),
    unique("outbox_once").on(t.customerId, t.key, t.channel),
    index("outbox_due").on(t.nextAt, t.id).where(sql`${t.status} = 'pending'`),
    index("outbox_leased").on(t.leaseUntil).where(sql`${t.status} = 'sending'`),
    index("outbox_attention").on(t.id).where(sql`${t.status} in ('uncertain','dead')`),
    index("outbox_customer").on(t.customerId, t.id),
    index("outbox_reseller").on(t.resellerId, t.id),
    index("outbox_distributor").on(t.distributorId, t.id),
    index("outbox_about").on(t.aboutType, t.aboutId, t.id).where(sql`${t.aboutId} is not null`),
    customerOwnersFk("outbox_customer_fk", t).onDelete("cascade"),
    check("outbox_channel", sql`${t.channel} in ('mail','sms')`),
    check("outbox_status", sql`${t.status} in ('pending','sending','sent','uncertain','dead','cancelled')`),
    check("outbox_pending", sql`(${t.status} = 'pending') = (${t.nextAt} is not null)`),
    check("outbox_sending", sql`(${t.status} = 'sending') = (${t.leaseUntil} is not null)`),
    check("outbox_sent", sql`${t.status} <> 'sent' or ${t.sentAt} is not null`),
  ],
);

/** The message itself, as it was last made ready to go: what went out, or what would have. */
export const mailboxMessages = pgTable(
  "mailbox_messages",
  {
    outboxId: ref().primaryKey(),
    customerId: ref().notNull(),
    /** "smtp", "resend", or "mailbox" where it stays here. */
    transport: text().notNull(),
    language: text().notNull(),
    sender: text().notNull(),
    recipient: text().notNull(),
    replyTo: text().notNull().default(""),
    subject: text().notNull(),
    html: text().notNull().default(""),
    text: text().notNull(),
    /** Further headers, in their order: [["Message-ID", "<…>"], …]. */
    headers: jsonb().$type<[string, string][]>().notNull(),
    /** Names of the files that go along. */
    attachments: text().array().notNull(),
    renderedAt: instant().notNull(),
  },
  (t) => [
    foreignKey({
      name: "mailbox_messages_outbox_fk",
      columns: [t.outboxId, t.customerId],
      foreignColumns: [outbox.id, outbox.customerId],
    }).onDelete("cascade"),
  ],
);

/** What was tried with a message, and what came of it; decisions of staff too. Rows stay as they are. */
export const messageAttempts = pgTable(
  "message_attempts",
  {
    id: id(),
    outboxId: ref().notNull(),
    customerId: ref().notNull(),
    at: instant().notNull(),
    outcome: text().notNull(),
    detail: text().notNull().default(""),
    /** "" for the worker. */
    byName: text().notNull().default(""),
  },
  (t) => [
    index("message_attempts_outbox").on(t.outboxId, t.id),
    foreignKey({
      name: "message_attempts_outbox_fk",
      columns: [t.outboxId, t.customerId],
      foreignColumns: [outbox.id, outbox.customerId],
    }).onDelete("cascade"),
    check(
      "message_attempts_outcome",
      sql`${t.outcome} in ('sent','failed','refused','uncertain','cancelled','again','arrived')`,
    ),
  ],
);
