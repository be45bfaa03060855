import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { changeMessage } from "./change-part";

/** Somebody knows that a message arrived: the customer said so, or was told another way. */
export const markMessageArrived = operation({
  name: "message.mark_arrived",
  permission: "message:manage",
  impersonation: "deny",
  input: z.object({ messageId: idInput(), reason: reasonLine() }),
  async run(work, { messageId, reason }) {
    await changeMessage(work, messageId, {
      verb: "mark_arrived",
      outcome: "arrived",
      reason,
      move: { status: "sent", sentAt: work.now },
    });
    return { messageId };
  },
});
