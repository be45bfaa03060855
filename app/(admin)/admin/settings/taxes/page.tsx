import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { ownerFilterOf, ownersFor } from "@/app/_catalog/owners";
import { openList, pagesOf } from "@/app/_lists/list-room";
import { SettingsHeader } from "@/components/settings/settings-header";
import { RegimeList } from "@/components/taxes/regime-list";
import { ButtonLink } from "@/components/ui/button";
import { listTaxRegimes } from "@/lib/domain/billing";
import { can, page } from "@/lib/transport/page";
import { saveListViewAction } from "../../../list-actions";
import { taxList } from "../list-params";
import { settingsTabs } from "../tabs";

export const metadata: Metadata = { title: "Taxes" };

export default page("admin", async ({ ctx, session, search }) => {
  const room = await openList(ctx, taxList, search);
  const [list, owners] = await Promise.all([listTaxRegimes(ctx, room.input), ownersFor({ ctx, session })]);
  const add = can(session, "settings:manage") && (
    <ButtonLink href={`${taxList.path}/new`} variant="primary" icon={<Plus aria-hidden="true" />}>
      New tax regime
    </ButtonLink>
  );
  return (
    <RegimeList
      base={taxList.path}
      header={<SettingsHeader tabs={settingsTabs(session)} current={taxList.path} actions={add} />}
      rows={list.rows}
      state={{ ...room, saveView: saveListViewAction, pages: pagesOf(room.url, list, "tax regime") }}
      owners={ownerFilterOf(owners, session.companyName)}
      add={add}
      companyName={session.companyName}
      timeZone={session.timeZone}
    />
  );
});
