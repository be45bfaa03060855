import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { paymentEntity } from "./entities";
import { checkAfter } from "./rules/states";
import { lockIntent, saveIntent, writeStep } from "./store";

/**
 * What a payer says on the sandbox's confirmation page, as a bank's page would ask. A real gateway has a page of its own,
 * and is asked what became of it (`lookUpPayment`).
 */
export const confirmPayment = operation({
  name: "payment.confirm",
  permission: "payment:make",
  impersonation: "deny",
  input: z.object({ paymentId: idInput(), answer: z.enum(["approve", "decline"], "Choose one.") }),
  async run(work, { paymentId, answer }) {
    const { customer, intent } = await lockIntent(work, paymentId);
    assertThat(
      intent.gateway === "sandbox" && intent.state === "requires_confirmation",
      "This payment waits for no confirmation.",
    );
    await saveIntent(work, intent.id, { checkAt: checkAfter("pending", work.now) });
    await writeStep(work, intent, { what: `The payer answered: ${answer}`, state: intent.state });
    work.audit.event(paymentEntity(intent), { details: { answer } });
    return { paymentId, customerId: customer.id, approved: answer === "approve" };
  },
});
