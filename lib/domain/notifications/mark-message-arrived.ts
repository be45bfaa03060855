import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { changeMessage } from "./change-part";
import { tellCollections } from "./tell-collections";

/** Somebody knows that a message arrived: the customer said so, or was told another way. A notice counts from then on. */
export const markMessageArrived = operation({
  name: "message.mark_arrived",
  permission: "message:manage",
  impersonation: "deny",
  input: z.object({ messageId: idInput(), reason: reasonLine() }),
  async run(work, { messageId, reason }) {
    const message = await changeMessage(work, messageId, {
      verb: "mark_arrived",
      outcome: "arrived",
      reason,
      move: { status: "sent", sentAt: work.now },
    });
    await tellCollections(work, [message], reason);
    return { messageId };
  },
});
