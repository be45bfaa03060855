import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { settleIntent } from "./settle-intent";
import { lockIntent } from "./store";
import { toldInput } from "./told-input";

/** Writes what the gateway answered. Brought twice, or late, it does the same. */
export const completePayment = operation({
  name: "payment.complete",
  permission: "system",
  impersonation: "deny",
  plans: "kept",
  input: z.object({
    paymentId: idInput(),
    told: toldInput,
    /** How we learned it. */
    what: z.string().max(100).default("The gateway answered"),
  }),
  async run(work, { paymentId, told, what }) {
    const { customer, intent } = await lockIntent(work, paymentId);
    const state = await settleIntent(work, customer, intent, told, what);
    return { paymentId, customerId: customer.id, state };
  },
});
