import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/lib/kernel/query";
import { readDailyDue } from "./daily-due";

/** Looking for them goes through all that are left, so many are found at once. */
const MOST = 20_000;

/** The next customers (20,000 at most) who owe a day of a plan charged day by day, after the one named; without a lock. */
export const listDailyDue = query({
  name: "subscription.list_daily_due",
  permission: "system",
  impersonation: "deny",
  input: z.object({ after: z.number().int().nonnegative().default(0) }),
  reads: null,
  run: (read, { after }) => readDailyDue(read, sql`s.customer_id > ${after}`, MOST),
});
