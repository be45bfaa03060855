import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { openList, pagesOf } from "@/app/_lists/list-room";
import { usageTabs } from "@/app/_usage/usage-tabs";
import { FileList, UploadLink } from "@/components/usage/file-parts";
import { UsageHeader } from "@/components/usage/usage-header";
import { listFiles, listSources } from "@/lib/domain/usage";
import { can, page } from "@/lib/transport/page";
import { saveListViewAction } from "../../list-actions";
import { fileSpec } from "./list-params";

export const metadata: Metadata = { title: "Usage" };

export default page("admin", async ({ ctx, session, search }) => {
  if (!can(session, "usage:import") && can(session, "usage:read")) redirect("/admin/usage/calls");
  const room = await openList(ctx, { path: "/admin/usage", name: "usage.files", spec: fileSpec }, search);
  const [list, sources] = [await listFiles(ctx, room.input), await listSources(ctx, {})];
  const hasSources = sources.length > 0;
  return (
    <FileList
      header={
        <UsageHeader
          current="/admin/usage"
          tabs={usageTabs(session)}
          actions={hasSources && list.rows.length > 0 && <UploadLink />}
        />
      }
      rows={list.rows}
      state={{ ...room, saveView: saveListViewAction, pages: pagesOf(room.url, list, "file") }}
      timeZone={session.timeZone}
      hasSources={hasSources}
    />
  );
});
