import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { paymentIntents } from "@/db/schema";
import { type Aim, type Examples, type Input, reason, row, systemOnly } from "./example";
import type { IsolationEstate } from "./people";

const payment = row("paymentId");
const customer = row("customerId");
const method = row("methodId");
const paymentXdr: Aim = { field: "xdrId", at: (there) => there.paymentXdrId };

/** The payment as if it stood elsewhere with its gateway. */
const standing =
  (changes: Partial<typeof paymentIntents.$inferInsert>) => (db: Database, own: IsolationEstate) =>
    db
      .update(paymentIntents)
      .set({ xdrId: null, ...changes })
      .where(eq(paymentIntents.id, own.paymentId));
const authorized = standing({ state: "authorized", verb: "authorize" });

const days = { from: "2026-03-01", to: "2026-03-31" };
const looks = (there: IsolationEstate): Input[] => [{ customerId: there.customerId, ...days }];
const whose = (own: IsolationEstate): Input => ({ customerId: own.customerId, methodId: own.methodId });

/** Payments, the cards they are made with, and what a payment pays. */
export const paymentExamples: Examples = {
  "allocation.get": { aims: [paymentXdr] },
  "allocation.move": {
    input: (own) => ({ fromInvoiceId: "", toInvoiceId: own.invoiceId, amount: "1", reason }),
    aims: [paymentXdr],
  },
  "allocation.release": { aims: [paymentXdr], control: "conflict" },
  "allocation.undo": { input: () => ({ reason }), aims: [paymentXdr], control: "conflict" },
  "auto_payment.get": { aims: [customer] },
  "auto_payment.save": { aims: [customer] },
  "auto_payment.unlock": { input: () => ({ reason }), aims: [customer] },
  "payment.begin": {
    input: () => ({ amount: "1" }),
    aims: [
      row("customerId", { with: (own) => ({ methodId: own.methodId }) }),
      row("methodId", { with: (own) => ({ customerId: own.customerId }) }),
      row("invoiceId", { with: whose }),
    ],
  },
  "payment.begin_automatic": systemOnly,
  "payment.capture": { input: () => ({ amount: "1" }), aims: [payment], arrange: authorized },
  "payment.charge_back": { input: () => ({ reason }), aims: [payment] },
  "payment.complete": systemOnly,
  "payment.complete_refund": systemOnly,
  "payment.confirm": {
    input: () => ({ answer: "approve" }),
    aims: [payment],
    arrange: standing({ state: "requires_confirmation" }),
  },
  "payment.get": { aims: [payment] },
  "payment.list": { aims: [customer], looks },
  "payment.list_automatic_due": systemOnly,
  "payment.list_expiring_cards": systemOnly,
  "payment.list_unsettled": systemOnly,
  "payment.record": { input: () => ({ means: "cash", amount: "1" }), aims: [customer] },
  "payment.refund": { input: () => ({ amount: "1", reason }), aims: [payment] },
  "payment.tell_expiring_cards": systemOnly,
  "payment.void": { input: () => ({ reason }), aims: [payment], arrange: authorized },
  "payment_gateway.get": {},
  "payment_gateway.set": { input: () => ({ gateway: "sandbox" }) },
  "payment_method.add_sandbox_card": {
    input: () => ({ card: "late", expires: "2030-01" }),
    aims: [customer],
  },
  // The test world's gateway asks for no card on a page of its own.
  "payment_method.begin_card": { aims: [customer], control: "conflict" },
  "payment_method.remove": { aims: [method] },
  "payment_method.set_default": { aims: [method] },
  "payment_settings.get": { aims: [row("classId")] },
  "payment_settings.save": {
    input: () => ({ autoCharge: "on_due", retryDays: "1, 3", freezeAfter: "3" }),
    aims: [row("classId")],
  },
  "webhook.refuse": systemOnly,
  "webhook.take": systemOnly,
};
