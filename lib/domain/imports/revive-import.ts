import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { importEntity } from "./entity";
import { PREVIEW_IMPORT_TASK } from "./request-preview";
import { RUN_IMPORT_TASK, runImportKey } from "./start-import";
import { lockImport, saveImport } from "./store";

/** Queues the work of a stalled import again. It goes on after the last batch that was committed. */
export const reviveImport = operation({
  name: "import.revive",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({ importId: idInput() }),
  async run(work, { importId }) {
    const row = await lockImport(work, importId);
    if (row.status === "previewing")
      work.enqueue({
        name: PREVIEW_IMPORT_TASK,
        payload: { importId },
        jobKey: `import-preview:${importId}`,
      });
    else if (row.status === "queued" || row.status === "running")
      work.enqueue({ name: RUN_IMPORT_TASK, payload: { importId }, jobKey: runImportKey(importId) });
    await saveImport(work, importId, { progressAt: work.now });
    work.audit.event(importEntity(row), { details: { revived: row.status } });
    return { importId };
  },
});
