import type { Task } from "graphile-worker";
import { z } from "zod";
import { takeSignedWebhook, wakeSandbox } from "@/lib/domain/payments";
import { jobContext } from "@/lib/transport/job";

const payload = z.object({ ref: z.string() });

/** The sandbox gateway tells us of a payment, by the way that every gateway's webhooks come. */
export const sandboxCalls: Task = async (given) => {
  const { ref } = payload.parse(given);
  const context = () => jobContext("payments.sandbox");
  const message = await wakeSandbox(context(), ref);
  if (!message) return;
  const { status } = await takeSignedWebhook(context, { gateway: "sandbox", ...message });
  if (status !== 200) throw new Error(`our own webhook was answered with ${status}`);
};
