import type { Metadata } from "next";
import { routeId } from "@/app/_frame/route-id";
import { TextLink } from "@/components/rooms/text-link";
import { StatusBadge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { InstantText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { FixForm, RowActions } from "@/components/usage/unrated-actions";
import { isWaiting } from "@/components/usage/unrated-types";
import { REASON_WORDS } from "@/components/usage/usage-words";
import { getUnrated } from "@/lib/domain/usage";
import { formatCounted } from "@/lib/platform/format";
import { page } from "@/lib/transport/page";
import { discardAction, editRecordAction, replayAction } from "../../actions";

export const metadata: Metadata = { title: "A record that waits" };

const actions = { replay: replayAction, discard: discardAction, edit: editRecordAction };

export default page("admin", async ({ ctx, session, params }) => {
  const row = await getUnrated(ctx, { unratedId: routeId(params.unratedId, "record") });
  const waits = isWaiting(row);
  const at = (moment: Date) => <InstantText instant={moment} timeZone={session.timeZone} />;
  return (
    <>
      <PageHeader
        title={waits ? row.message : row.discardedAt ? "Discarded" : "Rated"}
        status={
          <StatusBadge tone={waits ? "warning" : row.discardedAt ? "neutral" : "good"}>
            {waits ? "Waiting" : row.discardedAt ? "Discarded" : "Done"}
          </StatusBadge>
        }
        breadcrumbs={[{ label: "Waiting", href: "/admin/usage/unrated" }, { label: `Record ${row.id}` }]}
        actions={waits && <RowActions row={row} actions={actions} />}
      />
      <div className="grid gap-5">
        {waits && row.reason !== "malformed" && <FixForm row={row} action={editRecordAction} />}
        <Card>
          <CardHeader title="Facts" />
          <CardBody>
            <DescriptionList
              columns={2}
              items={[
                { label: "Reason", value: REASON_WORDS[row.reason] ?? row.reason },
                { label: "Source", value: row.source },
                ...(row.fileId
                  ? [
                      {
                        label: "File",
                        value: (
                          <TextLink href={`/admin/usage/files/${row.fileId}`}>
                            {row.lineNo ? `Line ${row.lineNo}` : "See the file"}
                          </TextLink>
                        ),
                      },
                    ]
                  : []),
                ...(row.occurredAt ? [{ label: "Happened", value: at(row.occurredAt) }] : []),
                ...(row.accountKey ? [{ label: "Account", value: row.accountKey }] : []),
                ...(row.from ? [{ label: "From", value: row.from }] : []),
                ...(row.to ? [{ label: "To", value: row.to }] : []),
                { label: "Came in", value: at(row.createdAt) },
                { label: "Tried", value: formatCounted(row.attempts, "time") },
                { label: "Last tried", value: at(row.triedAt) },
                ...(row.discardReason ? [{ label: "Why discarded", value: row.discardReason }] : []),
              ]}
            />
          </CardBody>
        </Card>
        {waits && (
          <Card>
            <CardHeader title="As it came in" />
            <CardBody>
              <pre className="overflow-x-auto text-xs whitespace-pre-wrap break-all">{row.raw}</pre>
            </CardBody>
          </Card>
        )}
      </div>
    </>
  );
});
