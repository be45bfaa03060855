import type { Metadata } from "next";
import { hasOwnRight } from "@/app/_frame/require-right";
import { AttentionRow } from "@/components/billing/attention-row";
import { RunList } from "@/components/billing/run-list";
import { RunningRun } from "@/components/billing/running-run";
import { UpcomingRuns } from "@/components/billing/upcoming-runs";
import { Pagination } from "@/components/list/pagination";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { getAttention, getRun, listOpenRuns, listRuns, listUpcomingRuns } from "@/lib/domain/billing";
import { can, page } from "@/lib/transport/page";
import { previewRunAction, startRunAction } from "./actions";
import { positionIn, progressOf } from "./progress-of";

export const metadata: Metadata = { title: "Bill runs" };

type Key = { billingPeriod: string; timeZone: string; closeOn: string };
const keyOf = ({ billingPeriod, timeZone, closeOn }: Key) => `${billingPeriod} ${timeZone} ${closeOn}`;

export default page("admin", async ({ ctx, session, search }) => {
  const before = positionIn(search, "before");
  const [attention, open, upcoming, past] = await Promise.all([
    getAttention(ctx, {}),
    listOpenRuns(ctx, {}),
    listUpcomingRuns(ctx, {}),
    listRuns(ctx, { before, ended: true }),
  ]);
  const running = await Promise.all(open.map(({ id }) => getRun(ctx, { runId: id })));
  const begun = new Set(running.map(keyOf));
  const mayDo = hasOwnRight(session, "bill_run:manage");
  return (
    <>
      <PageHeader
        title="Bill runs"
        subtitle="Runs start by themselves when a period is over. Here you see what they do, and step in where it is needed."
      />
      <div className="grid gap-5">
        <Card>
          <CardHeader title="What needs attention" />
          <CardBody>
            <AttentionRow
              attention={attention}
              invoicesHref={can(session, "invoice:read") ? "/admin/invoices?status=under_review" : undefined}
            />
          </CardBody>
        </Card>
        {running.length > 0 && (
          <Card>
            <CardHeader title="Under way" />
            <CardBody className="grid gap-5">
              {running.map((run) => (
                <RunningRun key={run.id} run={run} progress={progressOf(run)} />
              ))}
            </CardBody>
          </Card>
        )}
        <Card>
          <CardHeader title="Upcoming" description="A preview works a run out and keeps nothing of it." />
          <CardBody flush>
            <UpcomingRuns
              rows={upcoming.filter((row) => !begun.has(keyOf(row)))}
              timeZone={session.timeZone}
              actions={mayDo ? { preview: previewRunAction, start: startRunAction } : undefined}
            />
          </CardBody>
        </Card>
        <Card id="past">
          <CardHeader title="Past runs" />
          <CardBody flush>
            <RunList rows={past.rows} />
          </CardBody>
        </Card>
      </div>
      {(before !== null || past.next !== null) && (
        <Pagination
          prevHref={before === null ? null : "/admin/billing#past"}
          nextHref={past.next === null ? null : `/admin/billing?before=${past.next}#past`}
        />
      )}
    </>
  );
});
