import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { customers } from "@/db/schema";
import { makeTransaction } from "@/lib/domain/billing";
import type { At } from "./customers";

type Step = [
  daysAgo: number,
  transaction: Parameters<typeof makeTransaction>[1]["transaction"],
  amount: string,
];

/** A visit, paid for; and for some a small present or something given back. */
const STORIES: { steps: Step[]; comment: string }[] = [
  {
    comment: "Installation visit",
    steps: [
      [200, "manual_charge", "25.00"],
      [190, "manual_payment", "25.00"],
    ],
  },
  { comment: "Two days without service", steps: [[34, "manual_credit", "1.75"]] },
  {
    comment: "Replacement router",
    steps: [
      [120, "manual_charge", "49.90"],
      [101, "manual_payment", "49.90"],
    ],
  },
  { comment: "Thank you for ten years with us", steps: [[12, "promotional_credit", "5.00"]] },
];

const INSIDE: Partial<Record<Step[1], string>> = {
  manual_payment: "By transfer",
  manual_credit: "Ticket 4711, agreed by phone",
};

/** What was booked by hand in the year before: every other postpaid customer has something. */
export async function makeTransactions(at: At, db: Database): Promise<void> {
  const rows = await db
    .select({ id: customers.id })
    .from(customers)
    .where(eq(customers.balanceControl, "postpaid"))
    .orderBy(customers.id);
  for (const [n, { id }] of rows.entries()) {
    const story = STORIES[n % (STORIES.length * 2)];
    if (!story) continue;
    for (const [daysAgo, transaction, amount] of story.steps)
      await makeTransaction(at(daysAgo), {
        customerId: id,
        transaction,
        amount,
        service: "voice",
        visibleComment: story.comment,
        internalComment: INSIDE[transaction] ?? "",
      });
  }
}
