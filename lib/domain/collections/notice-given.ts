import { sql } from "drizzle-orm";
import type { Work } from "@/lib/kernel/work";
import type { PlainDate } from "@/lib/platform/time";
import { lookAgain } from "./look-part";
import { type NoticeOf, readNoticeKey } from "./rules/notice-key";

/**
 * Part: a notice of the ladder was given. What it announces counts from this day, so the customer is looked at again. One
 * that was given before stays as it was.
 * @param by how, where it was not by mail.
 * @returns whether it waited for this.
 */
export async function giveNotice(
  work: Work,
  { invoiceId, episode, step, days }: NoticeOf,
  givenOn: PlainDate,
  by: string,
): Promise<boolean> {
  const { rows: owners } = await work.tx.execute<{ id: string }>(sql`
    select c.id from customers c join invoices i on i.customer_id = c.id where i.id = ${invoiceId} for update of c`);
  const { rows } = await work.tx.execute(sql`
    update dunning_steps set given_on = ${givenOn}::date, given_by = ${by}
    where invoice_id = ${invoiceId} and episode = ${episode} and step = ${step} and days = ${days}
      and given_on is null and not skipped returning 1`);
  const [owner] = owners;
  if (!owner || rows.length === 0) return false;
  await lookAgain(work, [Number(owner.id)]);
  return true;
}

/**
 * Part: a message was sent, or at least may have arrived; `giveNotice` where it was one of the ladder's. Others are passed
 * over.
 * @param key as the message was emitted under. @param by how, where it was not by mail.
 */
export async function noticeGiven(work: Work, key: string, sentOn: PlainDate, by = ""): Promise<void> {
  const of = readNoticeKey(key);
  if (of) await giveNotice(work, of, sentOn, by);
}
