import { z } from "zod";
import { timeZoneInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { timeZoneEntity } from "./entities";
import { findCompany } from "./owners";
import { lockTimeZone, saveTimeZone } from "./store";

/** Stops offering a time zone in forms; what has it keeps it. The company's own zone always stays. */
export const deactivateTimeZone = operation({
  name: "time_zone.deactivate",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({ name: timeZoneInput() }),
  async run(work, { name }) {
    const before = await lockTimeZone(work, name);
    const company = await findCompany(work);
    if (company?.timeZone === name) throw conflict("The company's own time zone can't be switched off.");
    await saveTimeZone(work, name, false);
    work.audit.changed(timeZoneEntity(before), before, { active: false });
    return { name };
  },
});
