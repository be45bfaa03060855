import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { changeMessage } from "./change-part";

/** Keeps a message from going out. */
export const cancelMessage = operation({
  name: "message.cancel",
  permission: "message:manage",
  impersonation: "deny",
  input: z.object({ messageId: idInput(), reason: reasonLine() }),
  async run(work, { messageId, reason }) {
    await changeMessage(work, messageId, {
      verb: "cancel",
      outcome: "cancelled",
      reason,
      move: { status: "cancelled", reason },
    });
    return { messageId };
  },
});
