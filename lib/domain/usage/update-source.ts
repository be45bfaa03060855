import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { sourceEntity } from "./entities";
import { settingsOf, sourceInput } from "./source-input";
import { lockSource, saveSource } from "./store";

/** Changes how records of a source are read from now on; what waits in the queue is read anew when it is tried again. */
export const updateSource = operation({
  name: "usage.update_source",
  permission: "usage:import",
  impersonation: "deny",
  input: z.object({ sourceId: idInput(), ...sourceInput }),
  async run(work, { sourceId, ...given }) {
    const before = await lockSource(work, sourceId);
    const { format, settings } = settingsOf(given);
    const changes = { name: given.name, format, settings, watched: given.watched };
    await saveSource(work, sourceId, changes);
    work.audit.changed(sourceEntity(before), before, changes);
    return { sourceId };
  },
});
