import { eq } from "drizzle-orm";
import { z } from "zod";
import { paymentRefunds } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { notFound } from "@/lib/platform/errors";
import { settleRefund } from "./settle-refund";
import { lockIntent } from "./store";
import { toldInput } from "./told-input";

/** Writes what the gateway answered to a refund. Brought twice, or late, it does the same. */
export const completeRefund = operation({
  name: "payment.complete_refund",
  permission: "system",
  impersonation: "deny",
  input: z.object({ refundId: idInput(), told: toldInput }),
  async run(work, { refundId, told }) {
    const [found] = await work.tx
      .select({ paymentId: paymentRefunds.intentId })
      .from(paymentRefunds)
      .where(eq(paymentRefunds.id, refundId));
    if (!found) throw notFound("refund");
    const { customer, intent } = await lockIntent(work, found.paymentId);
    const state = await settleRefund(work, customer, intent, refundId, told);
    return { refundId, paymentId: intent.id, customerId: customer.id, state };
  },
});
