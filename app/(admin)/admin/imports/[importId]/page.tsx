import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { routeId } from "@/app/_frame/route-id";
import { ImportActions } from "@/components/imports/import-actions";
import { ImportNotices } from "@/components/imports/import-notices";
import { ImportStatus } from "@/components/imports/import-status";
import { ImportSteps, stepOf } from "@/components/imports/import-steps";
import { isLive } from "@/components/imports/import-types";
import { LiveProgress } from "@/components/imports/live-progress";
import { PreviewCard } from "@/components/imports/preview-card";
import { RejectsCard } from "@/components/imports/rejects-card";
import { ResultCard } from "@/components/imports/result-card";
import { Card, CardBody } from "@/components/ui/card";
import { InstantText } from "@/components/ui/date-text";
import { PageHeader } from "@/components/ui/page-header";
import { getImport, getImportProgress, listImportRows } from "@/lib/domain/imports";
import { subscriptionStatistics } from "@/lib/domain/subscriptions";
import { formatCounted } from "@/lib/platform/format";
import { can, page } from "@/lib/transport/page";
import { cancelImportAction, previewImportAction, startImportAction } from "../actions";

export const metadata: Metadata = { title: "Import" };

const actions = { preview: previewImportAction, start: startImportAction, cancel: cancelImportAction };
const FIRST = 50;

export default page("admin", async ({ ctx, session, params }) => {
  const importId = routeId(params.importId, "import");
  const found = await getImport(ctx, { importId });
  const { status, mapping, preview, startedAt } = found;
  // The state that the page is drawn for: were it read a second time, the work could have ended in between, and the page
  // would show work under way that nobody follows any more.
  const progress = isLive(status) ? { ...(await getImportProgress(ctx, { importId })), status } : null;
  const mappingHref = `/admin/imports/${importId}/mapping`;
  if (!mapping && status === "staged") redirect(mappingHref);
  const hasBegun = startedAt !== null;
  const count = hasBegun ? found.rejected : (preview?.rejected ?? found.rejected);
  const rejects =
    count > 0 && !isLive(status)
      ? await listImportRows(ctx, { importId, which: "rejected", limit: FIRST })
      : null;
  const statistics =
    status === "done" && can(session, "subscription:read") ? await subscriptionStatistics(ctx, {}) : null;
  const system = statistics && { count: statistics.counts.all, totals: statistics.recurring };
  return (
    <>
      <PageHeader
        title={found.fileName}
        status={<ImportStatus status={status} />}
        subtitle={
          <>
            {formatCounted(found.total, "row")}, uploaded by {found.createdByName},{" "}
            <InstantText instant={found.createdAt} timeZone={session.timeZone} />
          </>
        }
        breadcrumbs={[{ label: "Imports", href: "/admin/imports" }, { label: found.fileName }]}
        actions={
          <ImportActions
            importId={importId}
            status={status}
            hasBegun={hasBegun}
            willImport={preview?.willImport ?? null}
            hasProblems={(preview?.problems.length ?? 0) > 0}
            actions={actions}
          />
        }
      />
      <ImportSteps
        current={stepOf(status, mapping !== null, hasBegun)}
        hrefs={hasBegun || isLive(status) || status === "cancelled" ? {} : { 1: mappingHref }}
      />
      <div className="grid gap-5">
        <ImportNotices status={status} failure={found.failure} twin={found.twin} hasBegun={hasBegun} />
        {progress && (
          <Card>
            <CardBody>
              <LiveProgress importId={importId} initial={progress} />
            </CardBody>
          </Card>
        )}
        {hasBegun && !isLive(status) && (
          <ResultCard
            result={found}
            currency={mapping?.currency ?? ""}
            system={system}
            isDone={status === "done"}
          />
        )}
        {preview && !hasBegun && status === "previewed" && (
          <PreviewCard preview={preview} timeZone={session.timeZone} />
        )}
        {rejects && <RejectsCard importId={importId} rows={rejects.rows} count={count} />}
      </div>
    </>
  );
});
