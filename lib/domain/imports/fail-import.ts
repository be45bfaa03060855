import { z } from "zod";
import { idInput, prose } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { importEntity } from "./entity";
import { lockImport, saveImport } from "./store";

/** Writes down why a preview or a run could not go on. */
export const failImport = operation({
  name: "import.fail",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({ importId: idInput(), message: prose(2000) }),
  async run(work, { importId, message }) {
    const before = await lockImport(work, importId);
    const status = before.status === "previewing" ? "staged" : "failed";
    if (!["done", "cancelled"].includes(before.status))
      await saveImport(work, importId, { status, failure: message, finishedAt: work.now });
    work.audit.event(importEntity(before), { outcome: "error", reason: message });
    return { importId };
  },
});
