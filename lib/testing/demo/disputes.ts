import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { agreeDispute, denyDispute, getDisputable, openDispute } from "@/lib/domain/billing";
import type { Context } from "@/lib/kernel/context";
import { compare } from "@/lib/platform/money";

type Owed = { id: string; customer_id: string };

/** What is said of an invoice, and what came of it: still open, agreed, denied. */
const STORIES = [
  { reason: "I was travelling and made none of these calls.", answer: null, agrees: true },
  { reason: "This was promised to me for half the price.", answer: "We took half of it off.", agrees: true },
  {
    reason: "I cancelled this last month.",
    answer: "The cancellation reached us on the 3rd.",
    agrees: false,
  },
] as const;

async function dispute(ctx: Context, invoiceId: number, story: (typeof STORIES)[number]): Promise<void> {
  const { lines } = await getDisputable(ctx, { invoiceId });
  const [line] = lines.sort((one, other) => compare(other.most, one.most));
  if (!line) return;
  const { reason, answer, agrees } = story;
  const { disputeId } = await openDispute(ctx, { invoiceId, line: line.ordinal, reason });
  if (answer === null) return;
  if (agrees) await agreeDispute(ctx, { disputeId, answer });
  else await denyDispute(ctx, { disputeId, answer, internalComment: "See the ticket of that day" });
}

/** Some customers think that something on their newest invoice is wrong; John's is not answered yet. */
export async function makeDisputes(ctx: Context, db: Database, johnId: number): Promise<void> {
  const { rows } = await db.execute<Owed>(sql`
    select max(i.id) as id, i.customer_id from invoices i
    where i.review = 'issued' and i.voided_at is null and i.total > 0 and i.issued_at <= ${ctx.now.toISOString()}::timestamptz
    group by i.customer_id
    order by i.customer_id <> ${johnId}, bool_or(i.total > i.paid + i.adjusted) desc, i.customer_id limit ${STORIES.length}`);
  for (const [n, { id }] of rows.entries()) {
    const story = STORIES[n];
    if (story) await dispute(ctx, Number(id), story);
  }
}
