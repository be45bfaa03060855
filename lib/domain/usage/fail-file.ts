import { z } from "zod";
import { idInput, prose } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { fileEntity } from "./entities";
import { lockFile, saveFile } from "./store";

/** Writes down why a file could not go on. */
export const failFile = operation({
  name: "usage.fail_file",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({ fileId: idInput(), message: prose(2000) }),
  async run(work, { fileId, message }) {
    const before = await lockFile(work, fileId);
    if (!["done", "cancelled"].includes(before.status))
      await saveFile(work, fileId, { status: "failed", failure: message, finishedAt: work.now });
    work.audit.event(fileEntity(before), { outcome: "error", reason: message });
    return { fileId };
  },
});
