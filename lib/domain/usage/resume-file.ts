import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { fileEntity } from "./entities";
import { RUN_USAGE_TASK, runUsageKey } from "./import-file";
import { lockFile, saveFile } from "./store";

/** Goes on with a file that failed, after the last part that was rated. */
export const resumeFile = operation({
  name: "usage.resume_file",
  permission: "usage:import",
  impersonation: "deny",
  input: z.object({ fileId: idInput() }),
  async run(work, { fileId }) {
    const before = await lockFile(work, fileId);
    assertThat(before.status === "failed", "Only a file that failed can be resumed.");
    await saveFile(work, fileId, { status: "running", failure: "", finishedAt: null, progressAt: work.now });
    work.enqueue({ name: RUN_USAGE_TASK, payload: { fileId }, jobKey: runUsageKey(fileId) });
    work.audit.property(fileEntity(before), "status", before.status, "running");
    return { fileId };
  },
});
