import { z } from "zod";
import { timeZoneInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { timeZoneEntity } from "./entities";
import { insertTimeZone } from "./store";

/** Adds a time zone to those offered in forms. */
export const createTimeZone = operation({
  name: "time_zone.create",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({ name: timeZoneInput() }),
  async run(work, { name }) {
    const row = await insertTimeZone(work, name);
    work.audit.created(timeZoneEntity(row), row);
    return { name };
  },
});
