import type { Database } from "@/db/client";
import { addDays, addMonths, daysBetween, laterOf, type PlainDate } from "@/lib/platform/time";
import { billAt } from "../billing-clock";
import type { At } from "./customers";
import { bookings, payBills, topUp } from "./money";
import { makeSources, makeUsage } from "./usage";

const MONTHS = 12;
/** Usage is told of the last weeks. */
const USAGE_DAYS = 34;
const PAID_AFTER = 9;
/** An hour at which the month is over in New York. */
const BILLED_AT = "09:00:00Z";

/**
 * A year as it went by: what was booked by hand and used in each month, the bill run on its first day, and what was paid
 * a few days later, in that order.
 */
export async function liveThrough(at: At, db: Database, today: PlainDate): Promise<void> {
  const on = (day: PlainDate) => at(daysBetween(day, today));
  const sources = await makeSources(at);
  let open = await bookings(at, db);
  let usedTo = addDays(today, -USAGE_DAYS);

  const upTo = async (day: PlainDate) => {
    const past = open.filter(({ daysAgo }) => addDays(today, -daysAgo) < day);
    open = open.filter((one) => !past.includes(one));
    for (const { book } of past.sort((a, b) => b.daysAgo - a.daysAgo)) await book();
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
    const paidOn = addDays(month, PAID_AFTER);
    if (paidOn <= today) {
      await upTo(laterOf(paidOn, month));
      await payBills(on(paidOn), db, n);
    }
  }
  await upTo(today);
}
