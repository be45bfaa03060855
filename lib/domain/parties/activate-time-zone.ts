import { z } from "zod";
import { timeZoneInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { timeZoneEntity } from "./entities";
import { lockTimeZone, saveTimeZone } from "./store";

/** Offers a time zone in forms again. */
export const activateTimeZone = operation({
  name: "time_zone.activate",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({ name: timeZoneInput() }),
  async run(work, { name }) {
    const before = await lockTimeZone(work, name);
    await saveTimeZone(work, name, true);
    work.audit.changed(timeZoneEntity(before), before, { active: true });
    return { name };
  },
});
