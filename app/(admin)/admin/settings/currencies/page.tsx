import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { openList, pagesOf } from "@/app/_lists/list-room";
import { CurrencyList } from "@/components/settings/currency-list";
import { SettingsHeader } from "@/components/settings/settings-header";
import { ButtonLink } from "@/components/ui/button";
import { getCompany, listCurrencies } from "@/lib/domain/parties";
import { can, page } from "@/lib/transport/page";
import { saveListViewAction } from "../../../list-actions";
import { activateCurrencyAction, deactivateCurrencyAction } from "../actions";
import { currencyList } from "../list-params";
import { settingsTabs } from "../tabs";

export const metadata: Metadata = { title: "Currencies" };

const actions = { activate: activateCurrencyAction, deactivate: deactivateCurrencyAction };

export default page("admin", async ({ ctx, session, search }) => {
  const room = await openList(ctx, currencyList, search);
  const [list, company] = await Promise.all([listCurrencies(ctx, room.input), getCompany(ctx, {})]);
  const mayManage = can(session, "settings:manage");
  const add = mayManage && (
    <ButtonLink href={`${currencyList.path}/new`} variant="primary" icon={<Plus aria-hidden="true" />}>
      Add a currency
    </ButtonLink>
  );
  return (
    <CurrencyList
      header={<SettingsHeader tabs={settingsTabs(session)} current={currencyList.path} actions={add} />}
      rows={list.rows}
      base={company.baseCurrency}
      state={{
        ...room,
        saveView: saveListViewAction,
        pages: pagesOf(room.url, list, "currency", "currencies"),
      }}
      actions={mayManage ? actions : null}
    />
  );
});
