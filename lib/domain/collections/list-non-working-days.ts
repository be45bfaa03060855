import { asc, gte } from "drizzle-orm";
import { z } from "zod";
import { nonWorkingDays } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { addDays } from "@/lib/platform/time";

const MOST = 500;

/** Days on which nobody works, from a month ago on. */
export const listNonWorkingDays = query({
  name: "non_working_day.list",
  permission: "settings:read",
  impersonation: "allow",
  input: z.object({}),
  reads: null,
  run: (read) =>
    read.tx
      .select()
      .from(nonWorkingDays)
      .where(gte(nonWorkingDays.day, addDays(read.today("UTC"), -31)))
      .orderBy(asc(nonWorkingDays.day))
      .limit(MOST),
});
