import { z } from "zod";
import { assertAccountOf } from "@/lib/domain/accounts";
import { assertOpen, customerEntity, lockCustomer } from "@/lib/domain/customers";
import { auditPosted, BOOKINGS, effectOf, post, SERVICES, TRANSACTIONS } from "@/lib/domain/ledger";
import { amountAboveZero, emptyIsAbsent, idInput, line } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { isNegative } from "@/lib/platform/money";
import { allocatePayments } from "./allocate-payments";
import { chargeWaiting } from "./charge-waiting";

const input = z
  .object({
    customerId: idInput(),
    accountId: emptyIsAbsent(idInput().optional()),
    transaction: z.enum(TRANSACTIONS, "Choose one."),
    amount: amountAboveZero(),
    service: emptyIsAbsent(z.enum(SERVICES, "Choose one.").optional()),
    visibleComment: line(500).default(""),
    internalComment: line(500).default(""),
  })
  .refine(({ transaction, service }) => BOOKINGS[transaction].service !== null || service !== undefined, {
    path: ["service"],
    message: "Choose the service this is about.",
  });

/**
 * Books one movement by hand (domain reference, section 3): a charge, a credit, a payment, a promotional credit, or the
 * refund of a payment that no invoice has used. A payment goes to the oldest open invoices at once, and what waits for a
 * prepaid customer's funds is charged as soon as they are there. A closed customer can still pay and be paid, and is charged
 * no more.
 * Denied while acting for someone: money moves under one's own name.
 */
export const makeTransaction = operation({
  name: "xdr.make_transaction",
  permission: "xdr:adjust",
  impersonation: "deny",
  plans: "kept",
  input,
  async run(work, { customerId, accountId, transaction, service, ...given }) {
    const customer = await lockCustomer(work, customerId);
    if (transaction === "manual_charge") assertOpen(customer);
    if (accountId) await assertAccountOf(work, customerId, accountId);
    const booking = BOOKINGS[transaction];
    const effect = effectOf(transaction, given.amount);
    const [posted] = await post(work, [
      {
        customerId,
        accountId,
        kind: booking.kind,
        service: booking.service ?? service ?? "credits",
        amount: effect.balance,
        unallocated: effect.unallocated,
        occurredAt: work.now,
        day: work.today(customer.billingTimeZone),
        visibleComment: given.visibleComment,
        internalComment: given.internalComment,
      },
    ]);
    if (!posted) throw new Error("a transaction without a source key is always posted");
    auditPosted(work, customerEntity(customer), posted, {
      reason: given.internalComment || given.visibleComment,
      details: { transaction },
    });
    if (transaction === "manual_payment") await allocatePayments(work, [customerId]);
    const paidIn = isNegative(effect.balance);
    const after = paidIn ? await chargeWaiting(work, customerId) : null;
    return { customerId, xdrId: posted.xdrId, balance: after ?? posted.after };
  },
});
