import { z } from "zod";
import { lockCustomer } from "@/lib/domain/customers";
import { realPerson } from "@/lib/kernel/actor";
import { amount, idInput, line } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { randomToken } from "@/lib/platform/ids";
import { assertPayable } from "./begin-part";
import { countSuccess } from "./count-outcome";
import { paymentEntity } from "./entities";
import { readPaymentFacts } from "./payment-facts";
import { postPayment } from "./post-payment";
import { insertReceived } from "./store";

export const MANUAL_MEANS = ["cash", "cheque", "transfer"] as const;
const NAMES: Record<(typeof MANUAL_MEANS)[number], string> = {
  cash: "Cash",
  cheque: "Cheque",
  transfer: "Transfer",
};

/** Records money that came in without a gateway. It goes to the oldest invoices like any other payment. */
export const recordPayment = operation({
  name: "payment.record",
  permission: "xdr:adjust",
  impersonation: "deny",
  plans: "kept",
  input: z.object({
    customerId: idInput(),
    means: z.enum(MANUAL_MEANS, "Choose one."),
    amount: amount(),
    /** The cheque's number, the transfer's text: by which it is found again. */
    reference: line(200).default(""),
    internalComment: line(500).default(""),
  }),
  async run(work, { customerId, means, amount: received, reference, internalComment }) {
    const customer = await lockCustomer(work, customerId);
    const { paymentId, decimals, failures } = await readPaymentFacts(work, customer);
    await assertPayable(work, customer, received, decimals);
    const method = reference ? `${NAMES[means]}, ${reference}` : NAMES[means];
    const xdrId = await postPayment(work, customer, {
      paymentId,
      amount: received,
      description: method,
      comment: internalComment,
    });
    const payment = {
      id: paymentId,
      customerId,
      resellerId: customer.resellerId,
      distributorId: customer.distributorId,
    };
    await insertReceived(work, {
      ...payment,
      means,
      byName: realPerson(work.actor)?.name ?? "",
      key: randomToken(24),
      amount: received,
      currency: customer.currency,
      reference,
      day: work.today(customer.billingTimeZone),
      xdrId,
    });
    work.audit.created(paymentEntity(payment), {
      amount: received,
      currency: customer.currency,
      means,
      reference,
    });
    work.events.notice({
      type: "payment_received",
      customerId,
      key: `payment ${xdrId}`,
      about: { type: "payment", id: paymentId },
      values: { amount: received, method },
    });
    if (failures > 0) await countSuccess(work, customer);
    return { paymentId, xdrId, customerId };
  },
});
