import { type CronItem, parseCronItems } from "graphile-worker";
import type { TaskName } from "./tasks";

/** What runs by the clock (UTC). A stop of up to `backfillPeriod` is made up for at the next start. */
const schedule: (CronItem & { task: TaskName })[] = [
  {
    task: "partitions.ensure",
    match: "17 3 * * *",
    identifier: "partitions",
    options: { backfillPeriod: 86_400_000 },
  },
  {
    task: "identity.sweep",
    match: "23 * * * *",
    identifier: "identity-sweep",
    options: { backfillPeriod: 3_600_000 },
  },
  { task: "imports.sweep", match: "* * * * *", identifier: "imports-sweep" },
  { task: "billing.tick", match: "*/5 * * * *", identifier: "billing-tick" },
  { task: "collections.tick", match: "*/5 * * * *", identifier: "collections-tick" },
  { task: "customers.tell_credit", match: "*/5 * * * *", identifier: "customers-tell-credit" },
  { task: "payments.tick", match: "*/5 * * * *", identifier: "payments-tick" },
  // Some minutes after the hour and its quarters: that is when days begin, in every zone there is.
  { task: "subscriptions.charge_daily", match: "7,22,37,52 * * * *", identifier: "charge-daily" },
  { task: "usage.sweep", match: "* * * * *", identifier: "usage-sweep" },
  { task: "notifications.sweep", match: "* * * * *", identifier: "notifications-sweep" },
  { task: "audit.seal", match: "* * * * *", identifier: "audit-seal" },
  {
    task: "audit.check",
    match: "41 2 * * *",
    identifier: "audit-check",
    options: { backfillPeriod: 86_400_000 },
  },
  {
    task: "books.check",
    match: "53 2 * * *",
    identifier: "books-check",
    options: { backfillPeriod: 86_400_000 },
  },
];

export const cronItems = () => parseCronItems(schedule);
