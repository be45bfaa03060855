import { z } from "zod";
import { lockCustomer } from "@/lib/domain/customers";
import { amount, idInput, optionalId } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { forbidden, invalid } from "@/lib/platform/errors";
import { begin } from "./begin-part";
import { findMethod } from "./store";
import { customerOf } from "./whose";

const blank = (value: unknown) => (value === "" || value === null ? undefined : value);

/**
 * Begins a payment with a stored card: by its customer, or by staff, who may also only hold the amount (domain reference,
 * section 3). What follows with the gateway is `askGateway` and `completePayment`.
 * Denied while acting for someone: nobody pays with another's card.
 */
export const beginPayment = operation({
  name: "payment.begin",
  permission: "payment:make",
  impersonation: "deny",
  plans: "kept",
  input: z.object({
    customerId: z.preprocess(blank, idInput().optional()),
    methodId: idInput(),
    invoiceId: optionalId(),
    amount: amount(),
    /** Where it is given it must be the customer's. */
    currency: z.preprocess(blank, z.string().trim().optional()),
    verb: z.enum(["charge", "authorize"], "Choose one.").default("charge"),
  }),
  async run(work, { customerId, methodId, invoiceId, amount: wanted, currency, verb }) {
    const isOwn = work.actor.kind === "customer";
    if (isOwn && verb === "authorize") throw forbidden();
    const customer = await lockCustomer(work, customerOf(work.actor, customerId));
    if (currency !== undefined && currency !== customer.currency) {
      const message = `This customer pays in ${customer.currency}.`;
      throw invalid(message, { currency: [message] });
    }
    const method = await findMethod(work, customer.id, methodId);
    const intent = await begin(work, customer, {
      verb,
      origin: isOwn ? "customer" : "staff",
      invoiceId,
      method,
      amount: wanted,
    });
    return { paymentId: intent.id, customerId: customer.id };
  },
});
