import { eq } from "drizzle-orm";
import { z } from "zod";
import { paymentMethods } from "@/db/schema";
import { customerEntity } from "@/lib/domain/customers";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { chooseDefault } from "./add-method-part";
import { methodName } from "./entities";
import { lockMethod } from "./lock-method";

/** Forgets a stored card. Payments that were made with it keep its name. */
export const removeMethod = operation({
  name: "payment_method.remove",
  permission: "payment:method",
  impersonation: "deny",
  input: z.object({ methodId: idInput() }),
  async run(work, { methodId }) {
    const { customer, method } = await lockMethod(work, methodId);
    await work.tx
      .update(paymentMethods)
      .set({ removedAt: work.now, isDefault: false })
      .where(eq(paymentMethods.id, methodId));
    await chooseDefault(work, customer.id);
    work.audit.event(customerEntity(customer), { details: { methodRemoved: methodName(method) } });
    return { methodId, customerId: customer.id };
  },
});
