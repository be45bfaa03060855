import { Pencil } from "lucide-react";
import { auditHref } from "@/app/_audit/audit-href";
import { requireRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { openList, pagesOf } from "@/app/_lists/list-room";
import { DiscountDetail } from "@/components/catalog/discount-detail";
import { DiscountForm } from "@/components/catalog/discount-form";
import { DiscountList } from "@/components/catalog/discount-list";
import { ArchiveControl } from "@/components/rooms/archive-control";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { getDiscountPlan, listDiscountPlans, listGroupChoices } from "@/lib/domain/catalog";
import { listCurrencyChoices } from "@/lib/domain/parties";
import type { FormAction } from "@/lib/platform/action-result";
import { can, page } from "@/lib/transport/page";
import { discountSpec } from "./list-params";
import { namedByOwner, ownerFilterOf, ownersFor } from "./owners";

type Portal = "admin" | "reseller";

const crumbs = (portal: Portal, ...rest: { label: string; href?: string }[]) => [
  { label: "Volume discounts", href: `/${portal}/discounts` },
  ...rest,
];

export const discountsPage = (portal: Portal, saveView: (form: FormData) => Promise<void>) =>
  page(portal, async ({ ctx, session, search }) => {
    const base = `/${portal}/discounts`;
    const room = await openList(ctx, { path: base, name: "discounts", spec: discountSpec }, search);
    const [list, owners] = await Promise.all([
      listDiscountPlans(ctx, room.input),
      ownersFor({ ctx, session }),
    ]);
    return (
      <DiscountList
        base={base}
        rows={list.rows}
        state={{ ...room, saveView, pages: pagesOf(room.url, list, "plan") }}
        mayManage={can(session, "tariff:manage")}
        timeZone={session.timeZone}
        companyName={session.companyName}
        owners={ownerFilterOf(owners, session.companyName)}
      />
    );
  });

export const newDiscountPage = (portal: Portal, { action }: { action: FormAction }) =>
  page(portal, async ({ ctx, session }) => {
    requireRight(session, "tariff:manage");
    const [currencies, owners, groups] = await Promise.all([
      listCurrencyChoices(ctx, {}),
      ownersFor({ ctx, session }),
      listGroupChoices(ctx, {}),
    ]);
    return (
      <>
        <PageHeader title="New volume discount plan" breadcrumbs={crumbs(portal, { label: "New plan" })} />
        <DiscountForm
          action={action}
          groups={namedByOwner(groups, owners)}
          currencies={currencies}
          owners={owners ?? undefined}
          companyName={session.companyName}
          cancelHref={`/${portal}/discounts`}
        />
      </>
    );
  });

export const discountPage = (
  portal: Portal,
  { archive, restore }: { archive: FormAction; restore: FormAction },
) =>
  page(portal, async ({ ctx, session, params }) => {
    const plan = await getDiscountPlan(ctx, {
      discountPlanId: routeId(params.discountPlanId, "volume discount plan"),
    });
    const actions = can(session, "tariff:manage") && (
      <>
        <ButtonLink
          href={`/${portal}/discounts/${plan.id}/edit`}
          variant="primary"
          icon={<Pencil aria-hidden="true" />}
        >
          Edit
        </ButtonLink>
        <ArchiveControl
          what="plan"
          name={plan.name}
          field="discountPlanId"
          id={plan.id}
          archived={plan.archivedAt !== null}
          consequence="Nothing can be given it any more. Customers who have it of their own keep it."
          archive={archive}
          restore={restore}
        />
      </>
    );
    return (
      <DiscountDetail
        base={`/${portal}`}
        plan={plan}
        timeZone={session.timeZone}
        companyName={session.companyName}
        historyHref={auditHref(session, "discount_plan", plan.id)}
        actions={actions}
      />
    );
  });

export const editDiscountPage = (portal: Portal, { action }: { action: FormAction }) =>
  page(portal, async ({ ctx, session, params }) => {
    requireRight(session, "tariff:manage");
    const plan = await getDiscountPlan(ctx, {
      discountPlanId: routeId(params.discountPlanId, "volume discount plan"),
    });
    const groups = await listGroupChoices(ctx, { owner: plan.resellerId });
    const back = `/${portal}/discounts/${plan.id}`;
    const inUse = plan.users.products.length > 0 || plan.users.customers.value > 0;
    return (
      <>
        <PageHeader
          title={`Edit ${plan.name}`}
          breadcrumbs={crumbs(portal, { label: plan.name, href: back }, { label: "Edit" })}
        />
        {inUse && (
          <div className="mb-6">
            <Alert tone="warning" title="Others use this plan">
              A change counts from the next period on. What was given for a period already stays as it was
              given.
            </Alert>
          </div>
        )}
        <DiscountForm
          action={action}
          plan={plan}
          groups={groups}
          companyName={session.companyName}
          cancelHref={back}
        />
      </>
    );
  });
