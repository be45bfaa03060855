import type { Metadata } from "next";
import { openList, pagesOf } from "@/app/_lists/list-room";
import { usageTabs } from "@/app/_usage/usage-tabs";
import { ReasonCards } from "@/components/usage/unrated-actions";
import { UnratedList } from "@/components/usage/unrated-list";
import { UsageHeader } from "@/components/usage/usage-header";
import { countUnrated, listSources, listUnrated } from "@/lib/domain/usage";
import { page } from "@/lib/transport/page";
import { saveListViewAction } from "../../../list-actions";
import { discardAction, replayAction } from "../actions";
import { unratedSpec } from "../list-params";

export const metadata: Metadata = { title: "Usage that waits" };

export default page("admin", async ({ ctx, session, search }) => {
  const path = "/admin/usage/unrated";
  const room = await openList(ctx, { path, name: "usage.unrated", spec: unratedSpec }, search);
  const [list, counts, sources] = [
    await listUnrated(ctx, room.input),
    await countUnrated(ctx, {}),
    await listSources(ctx, {}),
  ];
  return (
    <UnratedList
      header={
        <>
          <UsageHeader current={path} tabs={usageTabs(session)} />
          <ReasonCards counts={counts} actions={{ replay: replayAction, discard: discardAction }} />
        </>
      }
      rows={list.rows}
      state={{ ...room, saveView: saveListViewAction, pages: pagesOf(room.url, list, "record") }}
      timeZone={session.timeZone}
      sources={sources.map(({ id, name }) => ({ value: String(id), label: name }))}
      notice={room.input.fileId ? "Of one file. Clear the filters to see all that waits." : undefined}
    />
  );
});
