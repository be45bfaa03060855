import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { timeZones } from "@/db/schema";
import { query } from "@/lib/kernel/query";

/** The time zones to choose from in a form: those switched on. */
export const listTimeZoneChoices = query({
  name: "time_zone.list_choices",
  permission: "self",
  impersonation: "allow",
  input: z.object({}),
  reads: null,
  run: (read) =>
    read.tx
      .select({ name: timeZones.name })
      .from(timeZones)
      .where(eq(timeZones.active, true))
      .orderBy(asc(timeZones.name)),
});
