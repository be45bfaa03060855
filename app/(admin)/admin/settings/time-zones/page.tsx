import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { openList, pagesOf } from "@/app/_lists/list-room";
import { SettingsHeader } from "@/components/settings/settings-header";
import { TimeZoneList } from "@/components/settings/time-zone-list";
import { ButtonLink } from "@/components/ui/button";
import { listTimeZones } from "@/lib/domain/parties";
import { formatInstant } from "@/lib/platform/format";
import { can, page } from "@/lib/transport/page";
import { saveListViewAction } from "../../../list-actions";
import { activateTimeZoneAction, deactivateTimeZoneAction } from "../actions";
import { zoneList } from "../list-params";
import { settingsTabs } from "../tabs";

export const metadata: Metadata = { title: "Time zones" };

const actions = { activate: activateTimeZoneAction, deactivate: deactivateTimeZoneAction };

export default page("admin", async ({ ctx, session, search }) => {
  const room = await openList(ctx, zoneList, search);
  const list = await listTimeZones(ctx, room.input);
  const mayManage = can(session, "settings:manage");
  const add = mayManage && (
    <ButtonLink href={`${zoneList.path}/new`} variant="primary" icon={<Plus aria-hidden="true" />}>
      Add a time zone
    </ButtonLink>
  );
  return (
    <TimeZoneList
      header={<SettingsHeader tabs={settingsTabs(session)} current={zoneList.path} actions={add} />}
      rows={list.rows.map((row) => ({ ...row, now: formatInstant(ctx.now, row.name) }))}
      state={{ ...room, saveView: saveListViewAction, pages: pagesOf(room.url, list, "time zone") }}
      actions={mayManage ? actions : null}
    />
  );
});
