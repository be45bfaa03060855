import { sql } from "drizzle-orm";
import type { Work } from "@/lib/kernel/work";
import type { PlainDate } from "@/lib/platform/time";
import { lookAgain } from "./look-part";
import { readNoticeKey } from "./rules/notice-key";

/**
 * Part: a message of the ladder was sent, or at least may have arrived. What it announces counts from this day, so the
 * customer is looked at again. Messages of others, and those that were given before, are passed over.
 * @param by how, where it was not by mail.
 * @returns whether a notice waited for this.
 */
export async function noticeGiven(work: Work, key: string, sentOn: PlainDate, by = ""): Promise<boolean> {
  const of = readNoticeKey(key);
  if (!of) return false;
  const { rows: owners } = await work.tx.execute<{ id: string }>(sql`
    select c.id from customers c join invoices i on i.customer_id = c.id where i.id = ${of.invoiceId} for update of c`);
  const { rows } = await work.tx.execute(sql`
    update dunning_steps set given_on = ${sentOn}::date, given_by = ${by}
    where invoice_id = ${of.invoiceId} and episode = ${of.episode} and step = ${of.step} and days = ${of.days}
      and given_on is null and not skipped returning 1`);
  const [owner] = owners;
  if (!owner || rows.length === 0) return false;
  await lookAgain(work, [Number(owner.id)]);
  return true;
}
