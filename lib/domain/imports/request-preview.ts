import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { conflict } from "@/lib/platform/errors";
import { type ImportRecord, importEntity } from "./entity";
import { lockImport, saveImport } from "./store";

export const PREVIEW_IMPORT_TASK = "imports.preview";

/** Part: queues the making of a preview for a locked import that has a mapping and has not begun. */
export async function askForPreview(work: Work, row: ImportRecord): Promise<void> {
  await saveImport(work, row.id, { status: "previewing", failure: "", progressAt: work.now });
  work.enqueue({
    name: PREVIEW_IMPORT_TASK,
    payload: { importId: row.id },
    jobKey: `import-preview:${row.id}`,
  });
  work.audit.property(importEntity(row), "status", row.status, "previewing");
}

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
    await askForPreview(work, before);
    return { importId };
  },
});
