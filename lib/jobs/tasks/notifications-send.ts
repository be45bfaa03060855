import type { Task } from "graphile-worker";
import { z } from "zod";
import { mailTransport } from "@/lib/platform/mail/choose";
import { jobContext } from "@/lib/transport/job";
import { stoppedBy } from "../chunks";
import { deliverMessages } from "../deliver-messages";

const payload = z.object({ messageIds: z.array(z.number()) });

/** Sends messages that an operation left in the outbox. */
export const sendMessages: Task = async (given, { abortSignal }) => {
  const { messageIds } = payload.parse(given);
  const stopped = stoppedBy(abortSignal);
  await deliverMessages(() => jobContext("notifications.send"), messageIds, mailTransport(), stopped);
  if (stopped()) throw new Error("the worker is stopping; the messages go on at the next start");
};
