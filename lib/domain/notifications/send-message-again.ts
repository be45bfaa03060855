import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { changeMessage } from "./change-part";
import { queueMessages } from "./queue";

/** Sends a message now, with what is true now and under the Message-ID it had: one that waits, was given up, or may have arrived. */
export const sendMessageAgain = operation({
  name: "message.send_again",
  permission: "message:manage",
  impersonation: "deny",
  input: z.object({ messageId: idInput() }),
  async run(work, { messageId }) {
    await changeMessage(work, messageId, {
      verb: "send_again",
      outcome: "again",
      reason: "",
      move: { status: "pending", nextAt: work.now, anew: true },
    });
    queueMessages(work, [messageId]);
    return { messageId };
  },
});
