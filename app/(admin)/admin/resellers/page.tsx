import type { Metadata } from "next";
import { openList, pagesOf } from "@/app/_lists/list-room";
import { resellerSpec } from "@/app/_partners/list-params";
import { ResellerList } from "@/components/partners/reseller-list";
import { listResellers } from "@/lib/domain/parties";
import { can, page } from "@/lib/transport/page";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Resellers" };

export default page("admin", async ({ ctx, session, search }) => {
  const at = { path: "/admin/resellers", name: "resellers", spec: resellerSpec };
  const room = await openList(ctx, at, search);
  const list = await listResellers(ctx, room.input);
  return (
    <ResellerList
      rows={list.rows}
      state={{ ...room, saveView: saveListViewAction, pages: pagesOf(room.url, list, "reseller") }}
      mayManage={can(session, "reseller:manage")}
      timeZone={session.timeZone}
    />
  );
});
