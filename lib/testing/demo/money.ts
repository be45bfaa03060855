import { and, eq, lte, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { customers } from "@/db/schema";
import { makeTransaction } from "@/lib/domain/billing";
import { recordPayment } from "@/lib/domain/payments";
import type { Context } from "@/lib/kernel/context";
import { normalize, percentOf, roundTo } from "@/lib/platform/money";
import { NEVER_PAY } from "./collections";
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

export type Booking = { daysAgo: number; book: () => Promise<unknown> };

/** What was booked by hand in the year before: every other postpaid customer has something. Nothing is booked yet. */
export async function bookings(at: At, db: Database): Promise<Booking[]> {
  const rows = await db
    .select({ id: customers.id })
    .from(customers)
    .where(eq(customers.balanceControl, "postpaid"))
    .orderBy(customers.id);
  return rows.flatMap(({ id }, n) => {
    const story = STORIES[n % (STORIES.length * 2)];
    return (story?.steps ?? []).map(([daysAgo, transaction, amount]) => ({
      daysAgo,
      book: () =>
        makeTransaction(at(daysAgo), {
          customerId: id,
          transaction,
          amount,
          service: "voice",
          visibleComment: story?.comment ?? "",
          internalComment: INSIDE[transaction] ?? "",
        }),
    }));
  });
}

type Owed = { customer_id: string; name: string; prepaid: boolean; left: string };

/** Most pay their invoices nine days after they came; some a part of it, some forget about it. Cards pay on the due date. */
export async function payBills(ctx: Context, db: Database, month: number): Promise<void> {
  const { rows } = await db.execute<Owed>(sql`
    select i.customer_id, c.name, c.balance_control = 'prepaid' as prepaid, sum(i.total - i.paid - i.adjusted)::text as left
    from invoices i join customers c on c.id = i.customer_id
    where i.review = 'issued' and i.voided_at is null and i.total > i.paid + i.adjusted
      and not exists (select 1 from payment_methods m where m.customer_id = i.customer_id and m.removed_at is null)
    group by i.customer_id, c.name, c.balance_control order by i.customer_id`);
  for (const { customer_id, name, prepaid, left } of rows) {
    if (NEVER_PAY.includes(name)) continue;
    const mood = prepaid ? 9 : (Number(customer_id) * 7 + month * 3) % 10;
    if (mood === 0) continue;
    const amount = mood === 1 ? roundTo(percentOf(left, "60"), 2) : normalize(left);
    await recordPayment(ctx, { customerId: Number(customer_id), means: "transfer", amount });
  }
}

/** Prepaid customers pay beforehand. */
export async function topUp(ctx: Context, db: Database): Promise<void> {
  const rows = await db
    .select({ id: customers.id })
    .from(customers)
    .where(and(eq(customers.balanceControl, "prepaid"), lte(customers.createdAt, ctx.now)));
  for (const { id } of rows)
    await makeTransaction(ctx, {
      customerId: id,
      transaction: "manual_payment",
      amount: "60.00",
      visibleComment: "Top-up",
    });
}
