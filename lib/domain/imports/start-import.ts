import { z } from "zod";
import { realPerson } from "@/lib/kernel/actor";
import { flag, idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { importEntity } from "./entity";
import type { ImportPreview } from "./make-preview";
import { lockImport, saveImport } from "./store";

export const RUN_IMPORT_TASK = "imports.run";
export const runImportKey = (importId: number): string => `import:${importId}`;

/** Starts an import, or goes on with one that failed or was cancelled half way. A job does the work, batch by batch. */
export const startImport = operation({
  name: "import.start",
  permission: "import:run",
  impersonation: "deny",
  input: z.object({
    importId: idInput(),
    /** The caller runs the batches itself; without it a job is queued. */
    here: flag(),
  }),
  async run(work, { importId, here }) {
    const before = await lockImport(work, importId);
    if (!before.mapping) throw conflict("Say first what the columns mean.");
    if (before.status === "cancelled" && !before.startedAt)
      throw conflict("This import was thrown away. Upload the file again.");
    if (before.status === "done") throw conflict("This import is done.");
    if (!here && ["queued", "running"].includes(before.status))
      throw conflict("This import is running already.");
    if (before.status === "previewing") throw conflict("The preview is still being made.");
    const { problems = [] } = (before.preview as ImportPreview | null) ?? {};
    if (problems.length > 0 && !before.startedAt && before.status === "previewed")
      throw conflict(`${problems.join(" ")} Then make the preview again.`);
    const person = realPerson(work.actor);
    const status = before.startedAt ? "running" : "queued";
    await saveImport(work, importId, {
      status,
      failure: "",
      finishedAt: null,
      progressAt: work.now,
      startedBy: person?.userId ?? null,
      startedByName: person?.name ?? (work.actor.kind === "system" ? work.actor.job : ""),
      startedByLogin: person?.login ?? "",
    });
    if (!here) work.enqueue({ name: RUN_IMPORT_TASK, payload: { importId }, jobKey: runImportKey(importId) });
    work.audit.property(importEntity(before), "status", before.status, status);
    return { importId };
  },
});
