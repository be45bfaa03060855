import type { Metadata } from "next";
import { openList, pagesOf } from "@/app/_lists/list-room";
import { SeriesList } from "@/components/settings/series-list";
import { SettingsHeader } from "@/components/settings/settings-header";
import { listNumberSeries } from "@/lib/domain/billing";
import { can, page } from "@/lib/transport/page";
import { saveListViewAction } from "../../../list-actions";
import { seriesList } from "../list-params";
import { settingsTabs } from "../tabs";

export const metadata: Metadata = { title: "Invoice numbers" };

export default page("admin", async ({ ctx, session, search }) => {
  const room = await openList(ctx, seriesList, search);
  const list = await listNumberSeries(ctx, room.input);
  return (
    <SeriesList
      header={<SettingsHeader tabs={settingsTabs(session)} current={seriesList.path} />}
      rows={list.rows}
      state={{
        ...room,
        saveView: saveListViewAction,
        pages: pagesOf(room.url, list, "series", "series"),
      }}
      companyName={session.companyName}
      customers={can(session, "customer:read")}
    />
  );
});
