import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { importEntity } from "./entity";
import { lockImport, saveImport } from "./store";

export const PREVIEW_IMPORT_TASK = "imports.preview";

/** Asks for a dry run; a job makes it, since a large file takes longer than a page may. */
export const requestPreview = operation({
  name: "import.request_preview",
  permission: "import:run",
  impersonation: "deny",
  input: z.object({ importId: idInput() }),
  async run(work, { importId }) {
    const before = await lockImport(work, importId);
    if (!before.mapping) throw conflict("Say first what the columns mean.");
    if (before.startedAt || !["staged", "previewed", "failed"].includes(before.status))
      throw conflict("A preview is for imports that have not begun.");
    await saveImport(work, importId, { status: "previewing", failure: "", progressAt: work.now });
    work.enqueue({
      name: PREVIEW_IMPORT_TASK,
      payload: { importId },
      jobKey: `import-preview:${importId}`,
    });
    work.audit.property(importEntity(before), "status", before.status, "previewing");
    return { importId };
  },
});
