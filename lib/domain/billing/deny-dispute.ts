import { z } from "zod";
import { idInput, line } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { normalize } from "@/lib/platform/money";
import { endDispute, lockDispute, tellOfDispute } from "./dispute-part";

/** Says that the charge is right, and why: its amount is to be paid again. */
export const denyDispute = operation({
  name: "dispute.deny",
  permission: "dispute:decide",
  impersonation: "deny",
  input: z.object({
    disputeId: idInput(),
    answer: line(500).min(3, "Tell the customer why."),
    internalComment: line(500).default(""),
  }),
  async run(work, { disputeId, answer, internalComment }) {
    const locked = await lockDispute(work, disputeId);
    await endDispute(work, locked, { state: "denied", answer, reason: internalComment });
    const amount = normalize(locked.dispute.amount);
    tellOfDispute(work, locked.invoice, disputeId, "denied", { amount, answer });
    return { disputeId };
  },
});
