import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { beginStep } from "./begin-step";
import { lockIntent } from "./store";

/** Begins to let go what was authorised and not taken. */
export const voidPayment = operation({
  name: "payment.void",
  permission: "payment:manage",
  impersonation: "deny",
  input: z.object({ paymentId: idInput(), reason: reasonLine() }),
  async run(work, { paymentId, reason }) {
    const { customer, intent } = await lockIntent(work, paymentId);
    await beginStep(work, intent, { step: "void", reason });
    return { paymentId, customerId: customer.id };
  },
});
