import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { importEntity } from "./entity";
import { dropStaged, lockImport, saveImport } from "./store";

/**
 * Stops an import. One that has not begun is thrown away with its staged rows; of one under way the batch at work is
 * finished, what it created stays, and it can be resumed.
 */
export const cancelImport = operation({
  name: "import.cancel",
  permission: "import:run",
  impersonation: "deny",
  input: z.object({ importId: idInput() }),
  async run(work, { importId }) {
    const before = await lockImport(work, importId);
    if (["done", "cancelled"].includes(before.status)) throw conflict("There is nothing to cancel any more.");
    if (!before.startedAt) await dropStaged(work.tx, importId);
    await saveImport(work, importId, { status: "cancelled", finishedAt: work.now });
    work.audit.property(importEntity(before), "status", before.status, "cancelled");
    return { importId };
  },
});
