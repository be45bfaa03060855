import { eq, isNull, type SQL, sql } from "drizzle-orm";
import { customers, mailboxMessages, outbox } from "@/db/schema";
import { shownName } from "@/lib/domain/customers";
import { type Actor, seesPersonalData } from "@/lib/kernel/actor";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { maskEmail, maskPhone } from "@/lib/platform/mask";
import { labelOf } from "./entities";
import type { MessageStatus } from "./rules/delivery";

/** A message in a list. */
export type MessageItem = {
  id: number;
  customer: { id: number; name: string };
  type: string;
  label: string;
  channel: "mail" | "sms";
  status: MessageStatus;
  /** "" until its words are made, and for readers without the right to personal data. */
  subject: string;
  recipient: string;
  /** "smtp", "resend" or "mailbox"; null until it is made ready. */
  transport: string | null;
  attempts: number;
  /** Why it is not sent, as staff reads it. */
  reason: string;
  about: { type: string; id: number } | null;
  isTest: boolean;
  createdAt: Date;
  nextAt: Date | null;
  sentAt: Date | null;
};

/** The provider's people, who look after messages; to others a message is what arrived. */
export const isStaff = ({ kind }: Actor): boolean =>
  kind === "admin" || kind === "reseller" || kind === "system";

/** The messages an actor may see at all: customers see what was sent to them. */
export const visibleMessages = (actor: Actor, ...more: (SQL | undefined)[]): SQL =>
  visibleAnd(
    actor,
    "outbox",
    isStaff(actor) ? undefined : eq(outbox.status, "sent"),
    isStaff(actor) ? undefined : isNull(outbox.test),
    ...more,
  );

/** Rows with what a list needs; the caller adds `.where(…)`, which must hold the scope. */
export const selectMessages = (read: Reader) =>
  read.tx
    .select({
      row: outbox,
      customerName: customers.name,
      subject: sql<string>`coalesce(nullif(${mailboxMessages.subject}, ''), left(${mailboxMessages.text}, 120))`,
      recipient: mailboxMessages.recipient,
      transport: mailboxMessages.transport,
    })
    .from(outbox)
    .innerJoin(customers, eq(customers.id, outbox.customerId))
    .leftJoin(mailboxMessages, eq(mailboxMessages.outboxId, outbox.id));

export type RawMessage = Awaited<ReturnType<typeof selectMessages>>[number];

/** An address or a number, masked for those without the right to personal data. */
export function shownRecipient(actor: Actor, recipient: string): string {
  if (seesPersonalData(actor)) return recipient;
  return recipient.includes("@") ? maskEmail(recipient) : maskPhone(recipient);
}

/** What servers say often names the address. */
export const shownDetail = (actor: Actor, text: string): string =>
  seesPersonalData(actor)
    ? text
    : text.replace(/[^\s<>"(),;:]+@[^\s<>"(),;:]+/g, (address) => maskEmail(address));

/** A row as its reader may see it. */
export function toMessageItem({ actor }: Reader, raw: RawMessage): MessageItem {
  const { row } = raw;
  return {
    id: row.id,
    customer: { id: row.customerId, name: shownName(actor, raw.customerName) },
    type: row.type,
    label: labelOf(row.type),
    channel: row.channel as MessageItem["channel"],
    status: row.status as MessageStatus,
    subject: seesPersonalData(actor) ? (raw.subject ?? "") : "",
    recipient: shownRecipient(actor, raw.recipient ?? ""),
    transport: raw.transport,
    attempts: row.attempts,
    reason: isStaff(actor) ? shownDetail(actor, row.reason) : "",
    about: row.aboutType && row.aboutId ? { type: row.aboutType, id: row.aboutId } : null,
    isTest: row.test !== null,
    createdAt: row.createdAt,
    nextAt: row.nextAt,
    sentAt: row.sentAt,
  };
}
