import { z } from "zod";
import { idInput, line } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { runEntity } from "./entities";
import { lockRun, saveRun } from "./run-rows";

/** Stops a run after the chunks that are being worked on. What is billed stays billed. */
export const pauseRun = operation({
  name: "bill_run.pause",
  permission: "bill_run:manage",
  impersonation: "deny",
  input: z.object({ runId: idInput(), reason: line(200).default("") }),
  async run(work, { runId, reason }) {
    const run = await lockRun(work, runId);
    if (run.state === "finished") throw conflict("This run has ended.");
    await saveRun(work, runId, { state: "paused", pauseReason: reason });
    work.audit.property(runEntity(run), "state", run.state, "paused", { reason });
    return { runId };
  },
});
