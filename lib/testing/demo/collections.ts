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
/** Those who have paid nothing for months: one of the company, one of EasyCall. */
export const NEVER_PAY = ["Ruth Feldman", "Lucas Moreau"];

async function defaultClass(db: Database, resellerId: number): Promise<number> {
  const [cls] = await db
    .select({ id: customerClasses.id })
    .from(customerClasses)
    .where(and(eq(customerClasses.isDefault, true), eq(customerClasses.resellerId, resellerId)));
  if (!cls) throw new Error("everybody who sells has a default class");
  return cls.id;
}

/**
 * Private customers are reminded, told and suspended; nobody is asked for what is not worth a letter. EasyCall is more
 * patient, and takes a fee for coming back.
 */
export async function makePolicies(ctx: Context, db: Database, easycall: number): Promise<void> {
  const today = todayIn(ctx.now, "UTC");
  await savePolicy(ctx, {
    classId: await defaultClass(db, 0),
    effectiveOn: today,
    note: "Suspended two weeks after the due date, as the board decided",
    settings: {
      thresholds: { USD: "10" },
      reminders: "7, 1",
      tellOverdue: "on",
      suspend: { days: "14", notices: "7, 1" },
    },
  });
  await savePolicy(ctx, {
    classId: await defaultClass(db, easycall),
    effectiveOn: today,
    settings: {
      thresholds: { USD: "5" },
      reminders: "3",
      tellOverdue: "on",
      suspend: { days: "30", notices: "10" },
      reactivationFee: "4.50",
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
