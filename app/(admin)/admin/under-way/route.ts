import { runTitle } from "@/components/billing/billing-types";
import type { WorkItem, WorkState } from "@/components/shell/work-item";
import { listOpenRuns } from "@/lib/domain/billing";
import { type ImportStatus, listImportWork } from "@/lib/domain/imports";
import { listFiles } from "@/lib/domain/usage";
import { route } from "@/lib/transport/route";
import { can } from "@/lib/transport/session";

const STATES: Record<ImportStatus, WorkState> = {
  staged: "waiting",
  previewing: "running",
  previewed: "waiting",
  queued: "waiting",
  running: "running",
  done: "done",
  failed: "failed",
  cancelled: "cancelled",
};

/** The long work this person may see; someone without the right has none, and asking is no offence. */
export const GET = route("admin", async ({ ctx, session }) => {
  const work = can(session, "import:run") ? await listImportWork(ctx, {}) : [];
  const runs = can(session, "bill_run:read") ? await listOpenRuns(ctx, {}) : [];
  const billing = runs.map(
    (run): WorkItem => ({
      id: `bill-run-${run.id}`,
      label: `Bill run: ${runTitle(run)}`,
      done: run.done,
      total: run.customers,
      state: run.state === "paused" ? "waiting" : "running",
      href: `/admin/billing/runs/${run.id}`,
    }),
  );
  const items: WorkItem[] = work.map(
    ({ id, fileName, status, done, total }): WorkItem => ({
      id: `import-${id}`,
      label: `${status === "previewing" ? "Preview of" : "Import of"} ${fileName}`,
      done,
      total: status === "previewing" ? null : total,
      state: STATES[status],
      href: `/admin/imports/${id}`,
    }),
  );
  const anHourAgo = ctx.now.getTime() - 3_600_000;
  const files = can(session, "usage:import") ? (await listFiles(ctx, { pageSize: 10 })).rows : [];
  for (const { id, fileName, status, done, lines, finishedAt } of files)
    if (finishedAt === null || finishedAt.getTime() > anHourAgo)
      items.push({
        id: `usage-${id}`,
        label: `Usage of ${fileName}`,
        done,
        total: lines,
        state: STATES[status],
        href: `/admin/usage/files/${id}`,
      });
  return Response.json({ items: [...billing, ...items] }, { headers: { "cache-control": "no-store" } });
});
