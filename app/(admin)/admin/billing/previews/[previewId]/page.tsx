import type { Metadata } from "next";
import { hasOwnRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { runTitle } from "@/components/billing/billing-types";
import { ChangesCard } from "@/components/billing/changes-card";
import { LiveBilling } from "@/components/billing/live-billing";
import { PreviewFigures, PreviewNotice } from "@/components/billing/preview-facts";
import { PreviewParked } from "@/components/billing/preview-parked";
import { PreviewControl, StartControl } from "@/components/billing/run-start";
import { PreviewStatus } from "@/components/billing/run-status";
import { TotalsTable } from "@/components/billing/totals-table";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { InstantText } from "@/components/ui/date-text";
import { PageHeader } from "@/components/ui/page-header";
import { getPreview } from "@/lib/domain/billing";
import { todayIn } from "@/lib/platform/time";
import { can, page } from "@/lib/transport/page";
import { previewRunAction, startRunAction } from "../../actions";

export const metadata: Metadata = { title: "Preview of a bill run" };

export default page("admin", async ({ ctx, session, params }) => {
  const preview = await getPreview(ctx, { previewId: routeId(params.previewId, "preview") });
  const { id, state, done, customers, result, names, runId } = preview;
  const href = `/admin/billing/previews/${id}`;
  const mayDo = hasOwnRight(session, "bill_run:manage") && runId === null;
  const isDue = preview.closeOn <= todayIn(ctx.now, preview.timeZone);
  const mayOpen = can(session, "customer:read");
  const nameOf = (customerId: number) => names[customerId] ?? `Customer ${customerId}`;
  return (
    <>
      <PageHeader
        title={`Preview: ${runTitle(preview)}`}
        status={<PreviewStatus state={state} />}
        subtitle={
          <>
            {preview.timeZone}, asked for by {preview.requestedBy},{" "}
            <InstantText instant={preview.createdAt} timeZone={session.timeZone} />
          </>
        }
        breadcrumbs={[
          { label: "Bill runs", href: "/admin/billing" },
          { label: `Preview: ${runTitle(preview)}` },
        ]}
        actions={
          mayDo &&
          state !== "running" && (
            <>
              <PreviewControl run={preview} action={previewRunAction} again />
              {isDue && <StartControl run={preview} customers={customers} action={startRunAction} />}
            </>
          )
        }
        figures={state === "finished" && <PreviewFigures result={result} />}
      />
      <div className="grid gap-5">
        <PreviewNotice state={state} error={preview.error} runId={runId} isDue={isDue} />
        {state === "running" && (
          <Card>
            <CardBody>
              <LiveBilling
                href={href}
                label="Working it out"
                initial={{ state, done, customers, parked: result.parked, totals: result.totals }}
              />
            </CardBody>
          </Card>
        )}
        {state !== "running" && (
          <>
            <Card>
              <CardHeader
                title="What it would come to"
                description="Beside the invoices that the same customers had the last time."
              />
              <CardBody flush>
                <TotalsTable
                  caption="Totals by currency"
                  totals={result.totals}
                  beside={result.before.length > 0 ? preview.beside : null}
                  beforeHeader="Last time"
                  empty={<p className="px-5 py-6 text-sm text-muted">No invoice would be made.</p>}
                />
              </CardBody>
            </Card>
            {result.parked > 0 && (
              <PreviewParked
                count={result.parked}
                rows={result.parkedList.map((one) => ({ ...one, name: nameOf(one.customerId) }))}
                mayOpen={mayOpen}
              />
            )}
            <ChangesCard
              rows={result.changes.map((one) => ({ ...one, name: nameOf(one.customerId) }))}
              showHref={href}
              mayOpen={mayOpen}
            />
          </>
        )}
      </div>
    </>
  );
});
