import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { sourceEntity } from "./entities";
import { lockSource, saveSource } from "./store";

/** Takes a source's secret away: nothing can be posted in its name any more. */
export const closeSourceEndpoint = operation({
  name: "usage.close_source_endpoint",
  permission: "usage:import",
  impersonation: "deny",
  input: z.object({ sourceId: idInput() }),
  async run(work, { sourceId }) {
    const before = await lockSource(work, sourceId);
    await saveSource(work, sourceId, { secretHash: null });
    work.audit.property(sourceEntity(before), "endpoint", before.secretHash ? "open" : "closed", "closed");
    return { sourceId };
  },
});
