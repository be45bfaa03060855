import { z } from "zod";
import type { SignedActor } from "@/lib/kernel/actor";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { runEntity } from "./entities";
import { lockRun, saveRun } from "./run-rows";
import { enqueueRun } from "./start-due-runs";

/** Lets a paused run go on. Whoever resumes one that paused by itself vouches for it: it is not paused for that again. */
export const resumeRun = operation({
  name: "bill_run.resume",
  permission: "bill_run:manage",
  impersonation: "deny",
  input: z.object({ runId: idInput() }),
  async run(work, { runId }) {
    const run = await lockRun(work, runId);
    if (run.state !== "paused") throw conflict("This run is not paused.");
    const { actor } = work;
    const confirmedBy =
      actor.kind === "system" ? actor.job : ((actor as Partial<SignedActor>).person?.name ?? "");
    await saveRun(work, runId, { state: "running", pauseReason: "", confirmedBy, progressAt: work.now });
    enqueueRun(work, runId);
    work.audit.property(runEntity(run), "state", "paused", "running", { reason: run.pauseReason });
    return { runId };
  },
});
