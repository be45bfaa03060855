import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { ownerFilterOf, ownersFor } from "@/app/_catalog/owners";
import { openList, pagesOf } from "@/app/_lists/list-room";
import { ClassList } from "@/components/settings/class-list";
import { SettingsHeader } from "@/components/settings/settings-header";
import { ButtonLink } from "@/components/ui/button";
import { listCustomerClasses } from "@/lib/domain/parties";
import { can, page } from "@/lib/transport/page";
import { saveListViewAction } from "../../../list-actions";
import { classList } from "../list-params";
import { settingsTabs } from "../tabs";

export const metadata: Metadata = { title: "Customer classes" };

export default page("admin", async ({ ctx, session, search }) => {
  const room = await openList(ctx, classList, search);
  const [list, owners] = await Promise.all([
    listCustomerClasses(ctx, room.input),
    ownersFor({ ctx, session }),
  ]);
  const add = can(session, "settings:manage") && (
    <ButtonLink href={`${classList.path}/new`} variant="primary" icon={<Plus aria-hidden="true" />}>
      New class
    </ButtonLink>
  );
  return (
    <ClassList
      header={<SettingsHeader tabs={settingsTabs(session)} current={classList.path} actions={add} />}
      rows={list.rows}
      state={{
        ...room,
        saveView: saveListViewAction,
        pages: pagesOf(room.url, list, "class", "classes"),
      }}
      owners={ownerFilterOf(owners, session.companyName)}
      add={add}
      companyName={session.companyName}
      timeZone={session.timeZone}
    />
  );
});
