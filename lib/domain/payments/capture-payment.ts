import { z } from "zod";
import { amount, idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { compare, normalize } from "@/lib/platform/money";
import { assertPayable } from "./begin-part";
import { beginStep } from "./begin-step";
import { lockIntent } from "./store";

/** Begins to take what was authorised, or a part of it; the rest is let go. */
export const capturePayment = operation({
  name: "payment.capture",
  permission: "payment:manage",
  impersonation: "deny",
  input: z.object({ paymentId: idInput(), amount: amount() }),
  async run(work, { paymentId, amount: capture }) {
    const { customer, intent } = await lockIntent(work, paymentId);
    await assertPayable(work, customer, capture);
    if (compare(capture, normalize(intent.amount)) > 0) {
      const message = `No more than the ${normalize(intent.amount)} that were authorised can be taken.`;
      throw conflict(message, { amount: [message] });
    }
    await beginStep(work, intent, { step: "capture", capture });
    return { paymentId, customerId: customer.id };
  },
});
