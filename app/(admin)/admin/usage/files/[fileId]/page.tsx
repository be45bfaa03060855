import type { Metadata } from "next";
import { routeId } from "@/app/_frame/route-id";
import { Alert } from "@/components/ui/alert";
import { Card, CardBody } from "@/components/ui/card";
import { InstantText } from "@/components/ui/date-text";
import { PageHeader } from "@/components/ui/page-header";
import { Stat, StatRow } from "@/components/ui/stat";
import { FileActions } from "@/components/usage/file-actions";
import { FileStatus } from "@/components/usage/file-parts";
import { FileProgress } from "@/components/usage/file-progress";
import { isLive } from "@/components/usage/file-types";
import { getFile } from "@/lib/domain/usage";
import { formatCount, formatCounted } from "@/lib/platform/format";
import { page } from "@/lib/transport/page";
import { cancelFileAction, resumeFileAction } from "../../actions";

export const metadata: Metadata = { title: "File of usage" };

export default page("admin", async ({ ctx, session, params, search }) => {
  const file = await getFile(ctx, { fileId: routeId(params.fileId, "file") });
  const { id, status, lines, rated, free, duplicates, unrated } = file;
  return (
    <>
      <PageHeader
        title={file.fileName}
        status={<FileStatus status={status} />}
        subtitle={
          <>
            {formatCounted(lines, "record")} of {file.source}, taken in by {file.createdByName},{" "}
            <InstantText instant={file.createdAt} timeZone={session.timeZone} />
          </>
        }
        breadcrumbs={[{ label: "Usage", href: "/admin/usage" }, { label: file.fileName }]}
        actions={
          <FileActions
            fileId={id}
            status={status}
            actions={{ resume: resumeFileAction, cancel: cancelFileAction }}
          />
        }
      />
      <div className="grid gap-5">
        {search.get("known") && (
          <Alert tone="info">This file was taken in before. Nothing of it was charged again.</Alert>
        )}
        {status === "failed" && (
          <Alert tone="bad" title="It stopped">
            {file.failure}
          </Alert>
        )}
        {isLive(status) && (
          <Card>
            <CardBody>
              <FileProgress
                fileId={id}
                initial={{ status, lines, done: file.done, rated, free, duplicates, unrated }}
              />
            </CardBody>
          </Card>
        )}
        <StatRow>
          <Stat label="Rated" value={formatCount(rated)} hint="In the journal" />
          <Stat label="Free" value={formatCount(free)} hint="Not answered, or nothing used" />
          <Stat label="Known" value={formatCount(duplicates)} hint="Here before, not charged again" />
          <Stat
            label="Waiting"
            value={formatCount(unrated)}
            hint="Could not be rated"
            tone={unrated > 0 ? "warning" : undefined}
            href={unrated > 0 ? `/admin/usage/unrated?fileId=${id}` : undefined}
          />
        </StatRow>
      </div>
    </>
  );
});
