import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { fileEntity } from "./entities";
import { dropParts, lockFile, saveFile } from "./store";

/** Stops a file for good: what it rated stays, the rest is thrown away. The file can be taken in again later. */
export const cancelFile = operation({
  name: "usage.cancel_file",
  permission: "usage:import",
  impersonation: "deny",
  input: z.object({ fileId: idInput() }),
  async run(work, { fileId }) {
    const before = await lockFile(work, fileId);
    if (["done", "cancelled"].includes(before.status)) throw conflict("There is nothing to cancel any more.");
    await dropParts(work, fileId);
    await saveFile(work, fileId, { status: "cancelled", finishedAt: work.now });
    work.audit.property(fileEntity(before), "status", before.status, "cancelled");
    return { fileId };
  },
});
