import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { customers } from "@/db/schema";
import { holdBilling } from "@/lib/domain/billing";
import type { Context } from "@/lib/kernel/context";
import { addDays, addMonths, daysBetween, laterOf, type PlainDate } from "@/lib/platform/time";
import { billAt } from "../billing-clock";
import { COLLECTING_DAYS, collectOn } from "./collections";
import type { At } from "./customers";
import { deliverDue } from "./mail";
import { bookings, payBills, topUp } from "./money";
import { chargeCards, isLastCharged, storeEmptyCard } from "./payments";
import { makeSources, makeUsage } from "./usage";

const MONTHS = 12;
/** Usage is told of the last weeks. */
const USAGE_DAYS = 34;
const REVIEWED_AFTER = 2;
const PAID_AFTER = 9;
/** An hour at which the month is over in New York. */
const BILLED_AT = "09:00:00Z";
const DELIVERED_AT = "09:01:00Z";

/** One whom the next run leaves out, and why. */
async function hold(ctx: Context, db: Database): Promise<void> {
  const [one] = await db
    .select({ id: customers.id })
    .from(customers)
    .where(eq(customers.name, "Lantern Books"));
  if (one) await holdBilling(ctx, { customerId: one.id, reason: "Waits for the address of its new office" });
}

/**
 * A year as it went by: what was booked by hand and used in each month, the bill run on its first day, and what was paid
 * a few days later, in that order.
 */
export async function liveThrough(at: At, db: Database, today: PlainDate): Promise<void> {
  const on = (day: PlainDate) => at(daysBetween(day, today));
  const sources = await makeSources(at);
  let open = await bookings(at, db);
  let usedTo = addDays(today, -USAGE_DAYS);
  let collectedTo = addDays(today, -COLLECTING_DAYS);

  const upTo = async (day: PlainDate) => {
    const past = open.filter(({ daysAgo }) => addDays(today, -daysAgo) < day);
    open = open.filter((one) => !past.includes(one));
    for (const { book } of past.sort((a, b) => b.daysAgo - a.daysAgo)) await book();
    await collectOn(db, collectedTo, day);
    collectedTo = laterOf(collectedTo, day);
    const days = daysBetween(usedTo, day);
    if (days <= 0) return;
    await makeUsage(on(day), db, sources, { from: usedTo, days });
    usedTo = day;
  };

  const thisMonth = `${today.slice(0, 7)}-01`;
  for (let n = MONTHS - 1; n >= 0; n--) {
    const month = addMonths(thisMonth, -n);
    await upTo(month);
    await topUp(on(addDays(month, -1)), db);
    await billAt(db, `${month}T${BILLED_AT}`);
    await deliverDue(db, new Date(`${month}T${DELIVERED_AT}`));
    // Those whose class looks at its invoices first go out when its days of review are over.
    const reviewedOn = addDays(month, REVIEWED_AFTER);
    if (reviewedOn <= today) {
      await billAt(db, `${reviewedOn}T${BILLED_AT}`);
      await deliverDue(db, new Date(`${reviewedOn}T${DELIVERED_AT}`));
    }
    const paidOn = addDays(month, PAID_AFTER);
    if (paidOn <= today) {
      await upTo(laterOf(paidOn, month));
      if (isLastCharged(month, addMonths(month, 1), today)) await storeEmptyCard(on(paidOn), db);
      await payBills(on(paidOn), db, n);
      await chargeCards(at, month, today, upTo);
    }
  }
  await upTo(today);
  await hold(on(addDays(today, -4)), db);
}
