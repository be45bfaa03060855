import { z } from "zod";
import { operation } from "@/lib/kernel/operation";
import { ownResellerId } from "@/lib/kernel/scope";
import { sourceEntity } from "./entities";
import { settingsOf, sourceInput } from "./source-input";
import { insertSource } from "./store";

/** A switch or another system that tells what was used. Its key stands in addresses and never changes. */
export const createSource = operation({
  name: "usage.create_source",
  permission: "usage:import",
  impersonation: "deny",
  input: z.object({
    ...sourceInput,
    key: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "Use up to 40 letters, digits and dashes, like main-switch."),
  }),
  async run(work, { key, ...given }) {
    const { format, settings } = settingsOf(given);
    const { name, watched } = given;
    const values = { key, name, format, settings, watched, resellerId: ownResellerId(work.actor) };
    const row = await insertSource(work, { ...values, createdAt: work.now });
    work.audit.created(sourceEntity(row), { key, name, format, settings, watched });
    return { sourceId: row.id };
  },
});
