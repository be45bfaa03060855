import { z } from "zod";
import { allocationMoves } from "@/db/schema";
import { realPerson } from "@/lib/kernel/actor";
import { amount, idInput, optionalId, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { invalid } from "@/lib/platform/errors";
import { isNegative, isZero } from "@/lib/platform/money";
import { lockPayment } from "./lock-payment";
import { move } from "./move-part";

/**
 * Moves a part of a payment from one invoice to another, to the customer's unallocated payments, or from there to an
 * invoice. An empty invoice stands for the unallocated payments. What a clerk moved is not moved back by itself.
 */
export const moveAllocation = operation({
  name: "allocation.move",
  permission: "payment:manage",
  impersonation: "deny",
  input: z.object({
    xdrId: idInput(),
    fromInvoiceId: optionalId(),
    toInvoiceId: optionalId(),
    amount: amount().refine((value) => !isNegative(value) && !isZero(value), "Use more than zero."),
    reason: reasonLine(),
  }),
  async run(work, wanted) {
    if (wanted.fromInvoiceId === wanted.toInvoiceId) {
      const message = "Choose another place than the one it comes from.";
      throw invalid(message, { toInvoiceId: [message] });
    }
    const customer = await lockPayment(work, wanted.xdrId);
    await move(work, customer, wanted);
    await work.tx.insert(allocationMoves).values({
      ...wanted,
      customerId: customer.id,
      byName: realPerson(work.actor)?.name ?? "",
      createdAt: work.now,
    });
    return { xdrId: wanted.xdrId, customerId: customer.id };
  },
});
