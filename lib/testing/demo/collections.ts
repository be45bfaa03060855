import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { customerClasses } from "@/db/schema";
import { addNonWorkingDays, lookChunk, savePolicy } from "@/lib/domain/collections";
import type { Context } from "@/lib/kernel/context";
import { addDays, type PlainDate, todayIn } from "@/lib/platform/time";
import { taskContext } from "../contexts";
import { deliverDue } from "./mail";

/** So long ago the company began to collect by itself. */
export const COLLECTING_DAYS = 100;
/** One who has paid nothing for months. */
export const NEVER_PAYS = "Ruth Feldman";

/** Private customers are reminded, told and suspended; nobody is asked for what is not worth a letter. */
export async function makePolicy(ctx: Context, db: Database): Promise<void> {
  const [cls] = await db
    .select({ id: customerClasses.id })
    .from(customerClasses)
    .where(and(eq(customerClasses.isDefault, true), eq(customerClasses.resellerId, 0)));
  if (!cls) throw new Error("there is no default class");
  const today = todayIn(ctx.now, "UTC");
  await savePolicy(ctx, {
    classId: cls.id,
    effectiveOn: today,
    note: "Suspended two weeks after the due date, as the board decided",
    settings: {
      thresholds: { USD: "10" },
      reminders: "7, 1",
      tellOverdue: "on",
      suspend: { days: "14", notices: "7, 1" },
    },
  });
  const year = Number(today.slice(0, 4));
  const holidays = [year, year + 1].flatMap((one) => [`${one}-01-01 New Year`, `${one}-12-25 Christmas`]);
  await addNonWorkingDays(ctx, { days: holidays.join("\n") });
}

/** The clock of collections on each of these days, the last excluded, and the mail that it causes. */
export async function collectOn(db: Database, from: PlainDate, to: PlainDate): Promise<void> {
  for (let day = from; day < to; day = addDays(day, 1)) {
    const at = () => taskContext(db, "collections.tick", new Date(`${day}T13:00:00Z`));
    let steps = 0;
    for (;;) {
      const done = await lookChunk(at(), {});
      steps += done.steps;
      if (done.looked === 0) break;
    }
    if (steps > 0) await deliverDue(db, new Date(`${day}T13:01:00Z`));
  }
}
