import { z } from "zod";
import { operation } from "@/lib/kernel/operation";

/** Writes down that a webhook was not believed. Nothing of its body is kept: anyone could have sent it. */
export const refuseWebhook = operation({
  name: "webhook.refuse",
  permission: "system",
  impersonation: "deny",
  input: z.object({
    gateway: z.string().transform((text) => text.slice(0, 40)),
    why: z.enum(["forged", "late", "unreadable"]),
  }),
  async run(work, { gateway, why }) {
    work.audit.event(
      { type: "webhook", id: null, name: gateway },
      {
        kind: "auth",
        outcome: "denied",
        reason: why === "late" ? "Its time is not now" : "Its signature is wrong",
      },
    );
    return { refused: why };
  },
});
