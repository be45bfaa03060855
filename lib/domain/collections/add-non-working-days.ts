import { sql } from "drizzle-orm";
import { z } from "zod";
import { prose } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { invalid } from "@/lib/platform/errors";
import { readDayLines } from "./rules/day-lines";

/** Adds days on which nobody works, one a line: the date, and what it is. A day that is there already gets the new name. */
export const addNonWorkingDays = operation({
  name: "non_working_day.add",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({ days: prose(20_000) }),
  async run(work, { days }) {
    const { found, faults } = readDayLines(days);
    if (faults.length > 0) throw invalid("Nothing was added.", { days: faults });
    if (found.length === 0) throw invalid("Write at least one day.", { days: ["Write at least one day."] });
    await work.tx.execute(sql`
      insert into non_working_days (day, name) select day, name
      from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as r(day date, name text)
      on conflict (day) do update set name = excluded.name`);
    work.audit.event(
      { type: "company", id: 1 },
      { details: { nonWorkingDays: found.map(({ day }) => day) } },
    );
    return { added: found.length };
  },
});
