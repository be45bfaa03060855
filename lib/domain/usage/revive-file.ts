import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { fileEntity } from "./entities";
import { RUN_USAGE_TASK, runUsageKey } from "./import-file";
import { lockFile, saveFile } from "./store";

/** Queues the work of a stalled file again. It goes on after the last part that was committed. */
export const reviveFile = operation({
  name: "usage.revive_file",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({ fileId: idInput() }),
  async run(work, { fileId }) {
    const row = await lockFile(work, fileId);
    if (row.status === "queued" || row.status === "running")
      work.enqueue({ name: RUN_USAGE_TASK, payload: { fileId }, jobKey: runUsageKey(fileId) });
    await saveFile(work, fileId, { progressAt: work.now });
    work.audit.event(fileEntity(row), { details: { revived: row.status } });
    return { fileId };
  },
});
