import { z } from "zod";
import { customerEntity } from "@/lib/domain/customers";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { makeDefault } from "./add-method-part";
import { methodName } from "./entities";
import { lockMethod } from "./lock-method";

/** Chooses the card that is charged by itself and offered first. */
export const setDefaultMethod = operation({
  name: "payment_method.set_default",
  permission: "payment:method",
  impersonation: "deny",
  input: z.object({ methodId: idInput() }),
  async run(work, { methodId }) {
    const { customer, method } = await lockMethod(work, methodId);
    await makeDefault(work, customer.id, methodId);
    work.audit.event(customerEntity(customer), { details: { defaultMethod: methodName(method) } });
    return { methodId, customerId: customer.id };
  },
});
