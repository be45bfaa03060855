import { eq } from "drizzle-orm";
import { z } from "zod";
import { nonWorkingDays } from "@/db/schema";
import { plainDate } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { notFound } from "@/lib/platform/errors";

/** Makes a day an ordinary one again. */
export const removeNonWorkingDay = operation({
  name: "non_working_day.remove",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({ day: plainDate() }),
  async run(work, { day }) {
    const [row] = await work.tx.delete(nonWorkingDays).where(eq(nonWorkingDays.day, day)).returning();
    if (!row) throw notFound("non-working day");
    work.audit.property({ type: "company", id: 1 }, "nonWorkingDay", day, null, { reason: row.name });
    return { day };
  },
});
