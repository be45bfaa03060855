import { auditHref } from "@/app/_audit/audit-href";
import { requireRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { openList, pagesOf } from "@/app/_lists/list-room";
import { categoriesFor } from "@/app/_taxes/estimate";
import { ClonePlanForm } from "@/components/catalog/clone-plan-form";
import { PlanDetail, PlanLinks } from "@/components/catalog/plan-detail";
import { PlanForm } from "@/components/catalog/plan-form";
import { PlanList } from "@/components/catalog/plan-list";
import { ArchiveControl } from "@/components/rooms/archive-control";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { describePlan, getPlan, listPlans } from "@/lib/domain/catalog";
import { listCurrencyChoices } from "@/lib/domain/parties";
import type { FormAction } from "@/lib/platform/action-result";
import { can, page } from "@/lib/transport/page";
import { planSpec } from "./list-params";
import { ownerFilterOf, ownersFor } from "./owners";

type Portal = "admin" | "reseller";
type PlanAction = { action: FormAction };

const crumbs = (portal: Portal, ...rest: { label: string; href?: string }[]) => [
  { label: "Subscription plans", href: `/${portal}/plans` },
  ...rest,
];

export const plansPage = (portal: Portal, saveView: (form: FormData) => Promise<void>) =>
  page(portal, async ({ ctx, session, search }) => {
    const base = `/${portal}/plans`;
    const room = await openList(ctx, { path: base, name: "plans", spec: planSpec }, search);
    const [list, owners] = await Promise.all([listPlans(ctx, room.input), ownersFor({ ctx, session })]);
    return (
      <PlanList
        base={base}
        rows={list.rows}
        state={{ ...room, saveView, pages: pagesOf(room.url, list, "plan") }}
        mayManage={can(session, "plan:manage")}
        timeZone={session.timeZone}
        companyName={session.companyName}
        owners={ownerFilterOf(owners, session.companyName)}
      />
    );
  });

export const newPlanPage = (portal: Portal, { action }: PlanAction) =>
  page(portal, async ({ ctx, session }) => {
    requireRight(session, "plan:manage");
    const [categories, currencies, owners] = await Promise.all([
      categoriesFor({ ctx, session }),
      listCurrencyChoices(ctx, {}),
      ownersFor({ ctx, session }),
    ]);
    return (
      <>
        <PageHeader title="New subscription plan" breadcrumbs={crumbs(portal, { label: "New plan" })} />
        <PlanForm
          action={action}
          categories={categories}
          currencies={currencies}
          owners={owners ?? undefined}
          companyName={session.companyName}
          cancelHref={`/${portal}/plans`}
        />
      </>
    );
  });

export const planPage = (
  portal: Portal,
  { archive, restore }: { archive: FormAction; restore: FormAction },
) =>
  page(portal, async ({ ctx, session, params }) => {
    const plan = await getPlan(ctx, { planId: routeId(params.planId, "plan") });
    const actions = can(session, "plan:manage") && (
      <>
        <PlanLinks href={`/${portal}/plans/${plan.id}`} />
        <ArchiveControl
          what="plan"
          name={plan.name}
          field="planId"
          id={plan.id}
          archived={plan.archivedAt !== null}
          consequence="Nobody can be given it any more. Those who have it keep it and are charged as before."
          archive={archive}
          restore={restore}
        />
      </>
    );
    return (
      <PlanDetail
        base={`/${portal}`}
        plan={plan}
        words={describePlan(plan)}
        historyHref={auditHref(session, "plan", plan.id)}
        timeZone={session.timeZone}
        companyName={session.companyName}
        actions={actions}
      />
    );
  });

export const editPlanPage = (portal: Portal, { action }: PlanAction) =>
  page(portal, async ({ ctx, session, params }) => {
    requireRight(session, "plan:manage");
    const plan = await getPlan(ctx, { planId: routeId(params.planId, "plan") });
    const back = `/${portal}/plans/${plan.id}`;
    return (
      <>
        <PageHeader
          title={`Edit ${plan.name}`}
          breadcrumbs={crumbs(portal, { label: plan.name, href: back }, { label: "Edit" })}
        />
        {plan.subscriptions.value > 0 && (
          <div className="mb-6">
            <Alert tone="warning" title="Others pay by this plan">
              A change counts for everyone who has it, from the next period not charged yet. To leave them as
              they are, clone the plan and change the copy.
            </Alert>
          </div>
        )}
        <PlanForm
          action={action}
          plan={plan}
          categories={await categoriesFor({ ctx, session })}
          companyName={session.companyName}
          cancelHref={back}
        />
      </>
    );
  });

export const clonePlanPage = (portal: Portal, { action }: PlanAction) =>
  page(portal, async ({ ctx, session, params }) => {
    requireRight(session, "plan:manage");
    const plan = await getPlan(ctx, { planId: routeId(params.planId, "plan") });
    const back = `/${portal}/plans/${plan.id}`;
    return (
      <>
        <PageHeader
          title={`Clone ${plan.name}`}
          breadcrumbs={crumbs(portal, { label: plan.name, href: back }, { label: "Clone" })}
        />
        <ClonePlanForm action={action} plan={plan} cancelHref={back} />
      </>
    );
  });
