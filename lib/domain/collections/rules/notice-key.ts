import type { PlainDate } from "@/lib/platform/time";
import { STEPS, type StepName } from "./ladder";

export type NoticeOf = { invoiceId: number; episode: number; step: StepName; days: number };

/**
 * A message of the ladder goes out once for each: the invoice, how often it came to be collected, the step, its days. A
 * termination is announced anew to whoever was restored, so its notices bear their day as well.
 * @param doneOn the customer's day on which the step was taken.
 */
export function noticeKey({ invoiceId, episode, step, days }: NoticeOf, doneOn: PlainDate): string {
  const again = episode > 1 ? ` again ${episode}` : "";
  const on = step === "terminate_notice" ? ` on ${doneOn}` : "";
  return `invoice ${invoiceId} ${step} ${days}${again}${on}`;
}

const FORM = /^invoice (\d+) ([a-z_]+) (\d+)(?: again (\d+))?(?: on [\d-]+)?$/;

/** @returns null for a message that is none of the ladder's. */
export function readNoticeKey(key: string): NoticeOf | null {
  const [, invoiceId, step, days, episode = "1"] = FORM.exec(key) ?? [];
  const known = STEPS.find((name) => name === step);
  return known
    ? { invoiceId: Number(invoiceId), step: known, days: Number(days), episode: Number(episode) }
    : null;
}
