import { FileText } from "lucide-react";
import type { Metadata } from "next";
import { hasOwnRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { runTitle } from "@/components/billing/billing-types";
import { ChangesCard } from "@/components/billing/changes-card";
import { LiveBilling } from "@/components/billing/live-billing";
import { ParkedCard } from "@/components/billing/parked-card";
import { RunActions } from "@/components/billing/run-actions";
import { RunFacts, RunFigures, RunNotice } from "@/components/billing/run-facts";
import { RunStatus } from "@/components/billing/run-status";
import { TotalsTable } from "@/components/billing/totals-table";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { getRun, listParked, listRunChanges } from "@/lib/domain/billing";
import { formatDate } from "@/lib/platform/format";
import { can, page } from "@/lib/transport/page";
import { pauseRunAction, releaseBillingAction, resumeRunAction, retryParkedAction } from "../../actions";
import { positionIn, progressOf } from "../../progress-of";

export const metadata: Metadata = { title: "Bill run" };

/** Up to here, what changed is looked for at once; of a larger run when somebody asks. */
const SMALL = 20_000;

export default page("admin", async ({ ctx, session, params, search }) => {
  const run = await getRun(ctx, { runId: routeId(params.runId, "bill run") });
  const href = `/admin/billing/runs/${run.id}`;
  const after = positionIn(search, "after");
  const looks = run.state !== "running" && (run.customers <= SMALL || search.get("changes") === "show");
  const [parked, changes] = await Promise.all([
    run.parked > 0 ? listParked(ctx, { runId: run.id, after }) : null,
    looks ? listRunChanges(ctx, { runId: run.id }) : null,
  ]);
  const mayDo = hasOwnRight(session, "bill_run:manage");
  const mayOpen = can(session, "customer:read");
  const invoices = can(session, "invoice:read") ? `/admin/invoices?runId=${run.id}` : undefined;
  return (
    <>
      <PageHeader
        title={`Bill run: ${runTitle(run)}`}
        status={<RunStatus state={run.state} />}
        subtitle={run.timeZone}
        breadcrumbs={[{ label: "Bill runs", href: "/admin/billing" }, { label: runTitle(run) }]}
        actions={
          <>
            {mayDo && (
              <RunActions
                runId={run.id}
                state={run.state}
                actions={{ pause: pauseRunAction, resume: resumeRunAction }}
              />
            )}
            {invoices && (
              <ButtonLink href={invoices} icon={<FileText aria-hidden="true" />}>
                All invoices of this run
              </ButtonLink>
            )}
          </>
        }
        figures={<RunFigures run={run} invoicesHref={invoices} />}
      />
      <div className="grid gap-5">
        <RunNotice run={run} />
        {run.state !== "finished" && (
          <Card>
            <CardBody>
              <LiveBilling
                href={href}
                label={run.state === "paused" ? "Paused" : "Billing"}
                initial={progressOf(run)}
              />
            </CardBody>
          </Card>
        )}
        <Card>
          <CardHeader
            title="What it comes to"
            description={
              run.before
                ? `Beside the run of ${formatDate(run.before.closeOn)}. Void invoices are left out.`
                : "The first run of its kind: there is nothing to set it beside."
            }
            actions={
              run.before && (
                <ButtonLink size="sm" href={`/admin/billing/runs/${run.before.id}`}>
                  The run before
                </ButtonLink>
              )
            }
          />
          <CardBody flush>
            <TotalsTable
              caption="Totals by currency"
              totals={run.totals}
              beside={run.before && run.beside}
              beforeHeader="Run before"
              empty={<p className="px-5 py-6 text-sm text-muted">No invoice so far.</p>}
            />
          </CardBody>
        </Card>
        {parked && (
          <ParkedCard
            runId={run.id}
            count={run.parked}
            rows={parked.rows}
            timeZone={session.timeZone}
            mayOpen={mayOpen}
            firstHref={after === null ? null : href}
            nextHref={parked.next === null ? null : `${href}?after=${parked.next}`}
            actions={mayDo ? { retry: retryParkedAction, release: releaseBillingAction } : undefined}
          />
        )}
        {run.state !== "running" && (
          <ChangesCard rows={changes} showHref={`${href}?changes=show`} mayOpen={mayOpen} />
        )}
        <RunFacts run={run} timeZone={session.timeZone} />
      </div>
    </>
  );
});
