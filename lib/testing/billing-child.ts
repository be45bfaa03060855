import { db } from "@/db/client";
import { workOnRun } from "@/lib/jobs/bill-run";
import { systemContext } from "./contexts";

const [runId, moment, size] = process.argv.slice(2);

/** A worker of a bill run in a process of its own, for tests that kill it or run two at once. */
await workOnRun(() => systemContext(db(), { now: new Date(moment ?? "") }), Number(runId), {
  size: Number(size),
});
process.exit(0);
