import { eq } from "drizzle-orm";
import { classNotifications, outbox, senderDomains } from "@/db/schema";
import { type Aim, type Example, type Examples, fresh, type Input, reason, row, systemOnly } from "./example";
import type { IsolationEstate } from "./people";

const owner: Aim = row("resellerId", { ignored: true });
const template = { type: "invoice_overdue", language: "en" };
const typed = (own: IsolationEstate): Input => ({
  ...template,
  subject: fresh(own, "subject"),
  html: "<p>{{ customer_name }}</p>",
  text: fresh(own, "text"),
  sms: "",
});
const set = (more: Partial<Example> = {}): Example => ({ aims: [row("setId")], ...more });
/** The one that was given up: staff may decide about it. */
const dead: Aim = { field: "messageId", at: (there) => there.deadMessageId };
const uncertain: Example["arrange"] = (db, own) =>
  db.update(outbox).set({ status: "uncertain" }).where(eq(outbox.id, own.deadMessageId));
const unverified: Example["arrange"] = (db, own) =>
  db.update(senderDomains).set({ verifiedAt: null, proof: null }).where(eq(senderDomains.id, own.domainId));

/** Messages, their wording and their senders. */
export const notificationExamples: Examples = {
  "message.cancel": { input: () => ({ reason }), aims: [dead] },
  "message.claim": systemOnly,
  "message.expire": systemOnly,
  "message.find_due": systemOnly,
  "message.find_late": systemOnly,
  "message.get": { aims: [row("messageId")] },
  "message.get_state": {},
  "message.keep": systemOnly,
  "message.list": {
    aims: [row("customerId")],
    looks: (there) => [{ aboutType: "customer", aboutId: there.customerId }],
  },
  "message.mark_arrived": { input: () => ({ reason }), aims: [dead], arrange: uncertain },
  "message.send_again": { aims: [dead] },
  "message.settle": systemOnly,
  "notification_set.create": { input: (own) => ({ name: fresh(own, "set") }), aims: [owner] },
  "notification_set.delete": set({
    arrange: (db, own) =>
      db.update(classNotifications).set({ setId: null }).where(eq(classNotifications.setId, own.setId)),
  }),
  "notification_set.get": set(),
  "notification_set.get_template": set({ input: () => template }),
  "notification_set.list": {},
  "notification_set.preview_template": {
    input: (own) => ({ ...template, setId: own.setId, customerId: own.customerId }),
    aims: [row("setId"), row("customerId")],
  },
  "notification_set.rename": set({ input: (own) => ({ name: fresh(own, "set") }) }),
  "notification_set.reset_template": set({ input: () => template }),
  "notification_set.save_template": set({ input: typed }),
  "notification_set.send_test": {
    input: (own) => ({ ...template, setId: own.setId, customerId: own.customerId, to: "me@example.com" }),
    aims: [row("setId"), row("customerId")],
  },
  "class_notifications.get": { aims: [row("classId")] },
  "class_notifications.list": {},
  "class_notifications.save": {
    input: (own) => ({ classId: own.classId, mail: ["invoice_overdue"], fromName: "EasyCall" }),
    aims: [row("classId"), row("setId")],
  },
  "sender_domain.add": {
    input: (own) => ({ domain: `new-${own.resellerId}.example` }),
    aims: [row("resellerId")],
  },
  // What is verified is not looked up again: nothing leaves this machine.
  "sender_domain.check": { aims: [row("domainId")], control: "conflict" },
  "sender_domain.confirm": { input: () => ({ reason }), aims: [row("domainId")], arrange: unverified },
  "sender_domain.list": {},
  "sender_domain.remove": { aims: [row("domainId")] },
};
