import { LogIn, Pencil } from "lucide-react";
import { auditHref } from "@/app/_audit/audit-href";
import { ownerFilterOf, ownersFor } from "@/app/_catalog/owners";
import { hasOwnRight, requireRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { openList, pagesOf } from "@/app/_lists/list-room";
import { DistributorDetail } from "@/components/partners/distributor-detail";
import { DistributorForm } from "@/components/partners/distributor-form";
import { DistributorList } from "@/components/partners/distributor-list";
import { type StatusActions, StatusControl } from "@/components/partners/status-control";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { getDistributor, listCurrencyChoices, listDistributors } from "@/lib/domain/parties";
import type { FormAction } from "@/lib/platform/action-result";
import { can, page } from "@/lib/transport/page";
import { distributorSpec } from "./list-params";

type Portal = "admin" | "reseller";

const crumb = (portal: Portal) => ({ label: "Distributors", href: `/${portal}/distributors` });

export const distributorsPage = (portal: Portal, saveView: (form: FormData) => Promise<void>) =>
  page(portal, async ({ ctx, session, search }) => {
    const base = `/${portal}/distributors`;
    const room = await openList(ctx, { path: base, name: "distributors", spec: distributorSpec }, search);
    const [list, owners] = await Promise.all([
      listDistributors(ctx, room.input),
      ownersFor({ ctx, session }),
    ]);
    return (
      <DistributorList
        base={base}
        rows={list.rows}
        state={{ ...room, saveView, pages: pagesOf(room.url, list, "distributor") }}
        mayManage={can(session, "distributor:manage")}
        timeZone={session.timeZone}
        companyName={session.companyName}
        owners={ownerFilterOf(owners, session.companyName)}
      />
    );
  });

export const newDistributorPage = (portal: Portal, action: FormAction) =>
  page(portal, async ({ ctx, session }) => {
    requireRight(session, "distributor:manage");
    const [currencies, owners] = await Promise.all([
      listCurrencyChoices(ctx, {}),
      ownersFor({ ctx, session }),
    ]);
    return (
      <>
        <PageHeader title="New distributor" breadcrumbs={[crumb(portal), { label: "New distributor" }]} />
        <DistributorForm
          action={action}
          currencies={currencies}
          owners={owners ?? undefined}
          companyName={session.companyName}
          cancelHref={`/${portal}/distributors`}
        />
      </>
    );
  });

const BLOCKING =
  "Its people are signed out and can't sign in, sell or collect until it is unblocked. Its customers keep their service.";
const CLOSING =
  "Its people can never sign in again. Its customers stay, and keep their service. This can't be undone.";

export const distributorPage = (portal: Portal, actions: StatusActions) =>
  page(portal, async ({ ctx, session, params }) => {
    const distributor = await getDistributor(ctx, {
      distributorId: routeId(params.distributorId, "distributor"),
    });
    const { id, status } = distributor;
    const mayActAs = status === "active" && hasOwnRight(session, "impersonate:distributor");
    const mayManage = status !== "closed" && can(session, "distributor:manage");
    const controls = (
      <>
        {mayActAs && (
          <ButtonLink href={`/${portal}/distributors/${id}/log-in-as`} icon={<LogIn aria-hidden="true" />}>
            Log in as
          </ButtonLink>
        )}
        {mayManage && (
          <ButtonLink href={`/${portal}/distributors/${id}/edit`} icon={<Pencil aria-hidden="true" />}>
            Edit
          </ButtonLink>
        )}
        {mayManage && (
          <StatusControl
            what="distributor"
            partner={distributor}
            field="distributorId"
            blocking={BLOCKING}
            closing={CLOSING}
            actions={actions}
          />
        )}
      </>
    );
    return (
      <DistributorDetail
        base={`/${portal}`}
        distributor={distributor}
        customersHref={can(session, "customer:read") ? `/${portal}/customers?distributorId=${id}` : undefined}
        companyName={session.companyName}
        timeZone={session.timeZone}
        historyHref={auditHref(session, "distributor", id)}
        actions={controls}
      />
    );
  });

export const editDistributorPage = (portal: Portal, action: FormAction) =>
  page(portal, async ({ ctx, session, params }) => {
    requireRight(session, "distributor:manage");
    const distributor = await getDistributor(ctx, {
      distributorId: routeId(params.distributorId, "distributor"),
    });
    const back = `/${portal}/distributors/${distributor.id}`;
    return (
      <>
        <PageHeader
          title={`Edit ${distributor.name}`}
          breadcrumbs={[crumb(portal), { label: distributor.name, href: back }, { label: "Edit" }]}
        />
        <DistributorForm
          action={action}
          distributor={distributor}
          companyName={session.companyName}
          masked={!can(session, "pii:view")}
          cancelHref={back}
        />
      </>
    );
  });
