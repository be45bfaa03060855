import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { customerClasses } from "@/db/schema";
import {
  addSenderDomain,
  confirmSenderDomain,
  createNotificationSet,
  findDue,
  keepMessages,
  saveClassNotifications,
  saveTemplate,
} from "@/lib/domain/notifications";
import type { Context } from "@/lib/kernel/context";
import { taskContext } from "../contexts";
import type { Partners } from "./company";

const MAIL = [
  "invoice_issued",
  "invoice_resent",
  "invoice_adjusted",
  "payment_received",
  "payment_failed",
  "payment_frozen",
  "refund_made",
  "card_expiring",
  "invoice_due_soon",
  "invoice_overdue",
  "late_fee_charged",
  "limitation_soon",
  "suspension_soon",
  "termination_soon",
  "promise_recorded",
  "promise_broken",
  "service_limited",
  "service_suspended",
  "service_resumed",
  "service_terminated",
  "dispute_opened",
  "dispute_agreed",
  "dispute_denied",
  "credit_warning",
  "credit_exceeded",
  "funds_low",
  "top_up_made",
];
const TEXTS = ["suspension_soon", "service_suspended", "service_resumed", "funds_low", "credit_exceeded"];

/** Two brands that write in their own name, one of them in words of its own, and companies that are written to more soberly. */
export async function makeSenders(ctx: Context, db: Database, partners: Partners): Promise<void> {
  const verified = async (domain: string, resellerId: number) => {
    const { domainId } = await addSenderDomain(ctx, { domain, resellerId });
    await confirmSenderDomain(ctx, { domainId, reason: "Their mail server is with us" });
  };
  const brand = async (name: string, resellerId: number, classId: number) => {
    const domain = `${name.toLowerCase()}.example`;
    await verified(domain, resellerId);
    const { setId } = await createNotificationSet(ctx, { name: `${name} letters`, resellerId });
    await saveClassNotifications(ctx, {
      classId,
      setId,
      mail: MAIL,
      sms: TEXTS,
      fromName: name,
      fromAddress: `no-reply@${domain}`,
      replyTo: `support@${domain}`,
    });
    return setId;
  };
  const classOf = async (resellerId: number) => {
    const [row] = await db.select().from(customerClasses).where(eq(customerClasses.resellerId, resellerId));
    if (!row) throw new Error("every reseller has a class");
    return row.id;
  };
  const easycall = await brand("EasyCall", partners.easycall, await classOf(partners.easycall));
  await brand("MegaStar", partners.megastar, await classOf(partners.megastar));
  await saveTemplate(ctx, {
    setId: easycall,
    type: "payment_received",
    language: "en",
    subject: "Got it, {{ greeting_name }}: {{ amount }}",
    html: "<p>Hi {{ greeting_name }},</p>\n<p>your {{ amount }} just landed. Easy as that!</p>\n<p>Your EasyCall team</p>",
    text: "Hi {{ greeting_name }},\n\nyour {{ amount }} just landed. Easy as that!\n\nYour EasyCall team",
    sms: "EasyCall: your {{ amount }} just landed.",
  });
  const { setId } = await createNotificationSet(ctx, { name: "Business letters" });
  await saveClassNotifications(ctx, {
    classId: partners.business,
    setId,
    mail: MAIL,
    fromName: "Panda Telecom Business",
    fromAddress: "invoices@panda.example",
    replyTo: "accounts@panda.example",
  });
}

/** What the worker would have sent by this moment: it goes to the built-in mailbox, whatever is set up for mail. */
export async function deliverDue(db: Database, moment: Date): Promise<void> {
  const at = () => taskContext(db, "notifications.send", moment);
  for (;;) {
    const messageIds = await findDue(at(), {});
    if (messageIds.length === 0) return;
    await keepMessages(at(), { messageIds });
  }
}
