import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { chargeBack } from "./charge-back-part";
import { lockIntent } from "./store";

/** Records that the bank took a payment back: what it paid is due again. */
export const chargeBackPayment = operation({
  name: "payment.charge_back",
  permission: "payment:manage",
  impersonation: "deny",
  input: z.object({ paymentId: idInput(), reason: reasonLine() }),
  async run(work, { paymentId, reason }) {
    const { customer, intent } = await lockIntent(work, paymentId);
    await chargeBack(work, customer, intent, reason);
    return { paymentId, customerId: customer.id };
  },
});
