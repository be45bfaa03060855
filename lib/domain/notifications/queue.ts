import type { Work } from "@/lib/kernel/work";

export const SEND_TASK = "notifications.send";

/** One after the other: a mail server that is slow holds one worker, and bill runs go on. */
const QUEUE = "mail";
/** Messages of one job: a thousand of a bill run are twenty jobs, and a worker that stops leaves few behind. */
const PER_JOB = 50;

/** Part: lets the worker take these messages up, now or from a moment on. */
export function queueMessages(work: Work, messageIds: readonly number[], runAt?: Date): void {
  for (let at = 0; at < messageIds.length; at += PER_JOB)
    work.enqueue({
      name: SEND_TASK,
      queue: QUEUE,
      payload: { messageIds: messageIds.slice(at, at + PER_JOB) },
      ...(runAt ? { runAt } : {}),
    });
}
