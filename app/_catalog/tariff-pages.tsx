import { Pencil } from "lucide-react";
import { auditHref } from "@/app/_audit/audit-href";
import { hasOwnRight, requireRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { openList, pagesOf } from "@/app/_lists/list-room";
import { RateUploadList } from "@/components/catalog/rate-upload-list";
import { TariffForm } from "@/components/catalog/tariff-form";
import { TariffHead } from "@/components/catalog/tariff-head";
import { TariffList } from "@/components/catalog/tariff-list";
import { TariffTermsCard } from "@/components/catalog/tariff-terms-card";
import { ArchiveControl } from "@/components/rooms/archive-control";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { RateDaysAgain } from "@/components/usage/rate-again-control";
import { getTariff, listRateUploads, listTariffChoices, listTariffs } from "@/lib/domain/catalog";
import { listCurrencyChoices, listTimeZoneChoices } from "@/lib/domain/parties";
import type { FormAction } from "@/lib/platform/action-result";
import { can, page } from "@/lib/transport/page";
import { tariffSpec, uploadSpec } from "./list-params";
import { namedByOwner, ownerFilterOf, ownersFor } from "./owners";

type Portal = "admin" | "reseller";
type SaveView = (form: FormData) => Promise<void>;

const crumbs = (portal: Portal, ...rest: { label: string; href?: string }[]) => [
  { label: "Tariffs", href: `/${portal}/tariffs` },
  ...rest,
];

export const tariffsPage = (portal: Portal, saveView: SaveView) =>
  page(portal, async ({ ctx, session, search }) => {
    const base = `/${portal}/tariffs`;
    const room = await openList(ctx, { path: base, name: "tariffs", spec: tariffSpec }, search);
    const [list, owners] = await Promise.all([listTariffs(ctx, room.input), ownersFor({ ctx, session })]);
    return (
      <TariffList
        base={base}
        rows={list.rows}
        state={{ ...room, saveView, pages: pagesOf(room.url, list, "tariff") }}
        mayManage={can(session, "tariff:manage")}
        timeZone={session.timeZone}
        companyName={session.companyName}
        owners={ownerFilterOf(owners, session.companyName)}
      />
    );
  });

export const newTariffPage = (portal: Portal, { action }: { action: FormAction }) =>
  page(portal, async ({ ctx, session }) => {
    requireRight(session, "tariff:manage");
    const [currencies, owners, tariffs, zones] = await Promise.all([
      listCurrencyChoices(ctx, {}),
      ownersFor({ ctx, session }),
      listTariffChoices(ctx, {}),
      listTimeZoneChoices(ctx, {}),
    ]);
    return (
      <>
        <PageHeader title="New tariff" breadcrumbs={crumbs(portal, { label: "New tariff" })} />
        <TariffForm
          action={action}
          tariffs={namedByOwner(tariffs, owners)}
          zones={zones.map(({ name }) => name)}
          zone={session.timeZone}
          currencies={currencies}
          owners={owners ?? undefined}
          companyName={session.companyName}
          cancelHref={`/${portal}/tariffs`}
        />
      </>
    );
  });

export const editTariffPage = (portal: Portal, { action }: { action: FormAction }) =>
  page(portal, async ({ ctx, session, params }) => {
    requireRight(session, "tariff:manage");
    const tariff = await getTariff(ctx, { tariffId: routeId(params.tariffId, "tariff") });
    const { resellerId: owner, currency, service } = tariff;
    const [tariffs, zones] = await Promise.all([
      listTariffChoices(ctx, { owner, currency, service }),
      listTimeZoneChoices(ctx, {}),
    ]);
    const back = `/${portal}/tariffs/${tariff.id}/terms`;
    return (
      <>
        <PageHeader
          title={`Edit ${tariff.name}`}
          breadcrumbs={crumbs(portal, { label: tariff.name, href: back }, { label: "Edit" })}
        />
        <TariffForm
          action={action}
          tariff={tariff}
          tariffs={tariffs}
          zones={zones.map(({ name }) => name)}
          companyName={session.companyName}
          cancelHref={back}
        />
      </>
    );
  });

export const tariffTermsPage = (
  portal: Portal,
  { archive, restore, rerate }: { archive: FormAction; restore: FormAction; rerate?: FormAction },
) =>
  page(portal, async ({ ctx, session, params }) => {
    const tariff = await getTariff(ctx, { tariffId: routeId(params.tariffId, "tariff") });
    const base = `/${portal}/tariffs`;
    const rates = rerate && hasOwnRight(session, "usage:rerate");
    const actions = can(session, "tariff:manage") && (
      <>
        {rates && <RateDaysAgain tariffId={tariff.id} action={rerate} />}
        <ButtonLink href={`${base}/${tariff.id}/edit`} variant="primary" icon={<Pencil aria-hidden="true" />}>
          Edit
        </ButtonLink>
        <ArchiveControl
          what="tariff"
          name={tariff.name}
          field="tariffId"
          id={tariff.id}
          archived={tariff.archivedAt !== null}
          consequence="Nothing can be rated by it any more. What it rated stays as it was rated."
          archive={archive}
          restore={restore}
        />
      </>
    );
    return (
      <>
        <TariffHead base={base} tariff={tariff} current="/terms" actions={actions} />
        <TariffTermsCard
          base={base}
          productsHref={`/${portal}/products`}
          tariff={tariff}
          timeZone={session.timeZone}
          companyName={session.companyName}
          historyHref={auditHref(session, "tariff", tariff.id)}
        />
      </>
    );
  });

export const tariffChangesPage = (portal: Portal, saveView: SaveView) =>
  page(portal, async ({ ctx, session, params, search }) => {
    const tariffId = routeId(params.tariffId, "tariff");
    const base = `/${portal}/tariffs`;
    const path = `${base}/${tariffId}/changes`;
    const [tariff, room] = await Promise.all([
      getTariff(ctx, { tariffId }),
      openList(ctx, { path, name: "rate-uploads", spec: uploadSpec }, search),
    ]);
    const list = await listRateUploads(ctx, { ...room.input, tariffId });
    return (
      <RateUploadList
        header={<TariffHead base={base} tariff={tariff} current="/changes" />}
        tariff={tariff}
        rows={list.rows}
        state={{ ...room, saveView, pages: pagesOf(room.url, list, "change") }}
        timeZone={session.timeZone}
      />
    );
  });
