import { db } from "@/db/client";
import { workOnRun } from "@/lib/jobs/bill-run";
import { makeContext } from "@/lib/kernel/context";
import { requestId } from "@/lib/platform/ids";
import { followers } from "@/lib/transport/followers";

const now = new Date(`${process.argv[2]}T12:00:00Z`);
const context = () =>
  makeContext({ db: db(), followers, actor: { kind: "system", job: "bench" }, now, requestId: requestId() });

/** A worker of the bench: bills the runs it is told of, and says how much memory it took. */
process.on("message", async ({ runId }: { runId: number }) => {
  await workOnRun(context, runId);
  process.send?.({ done: true, megabytes: Math.round(process.resourceUsage().maxRSS / 1_024) });
});
await db().execute("select 1");
process.send?.({ ready: true });
