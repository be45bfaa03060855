import { Trash2 } from "lucide-react";
import { requireRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { openList, pagesOf } from "@/app/_lists/list-room";
import { GroupForm } from "@/components/catalog/group-form";
import { GroupList } from "@/components/catalog/group-list";
import { TextLink } from "@/components/rooms/text-link";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { PageHeader } from "@/components/ui/page-header";
import { getDestinationGroup, listDestinationGroups } from "@/lib/domain/catalog";
import type { FormAction } from "@/lib/platform/action-result";
import { can, page } from "@/lib/transport/page";
import { groupSpec } from "./list-params";
import { ownerFilterOf, ownersFor } from "./owners";

type Portal = "admin" | "reseller";

const crumbs = (portal: Portal, label: string) => [
  { label: "Volume discounts", href: `/${portal}/discounts` },
  { label: "Destination groups", href: `/${portal}/discounts/groups` },
  { label },
];

export const groupsPage = (portal: Portal, saveView: (form: FormData) => Promise<void>) =>
  page(portal, async ({ ctx, session, search }) => {
    const base = `/${portal}/discounts`;
    const path = `${base}/groups`;
    const room = await openList(ctx, { path, name: "destination-groups", spec: groupSpec }, search);
    const [list, owners] = await Promise.all([
      listDestinationGroups(ctx, room.input),
      ownersFor({ ctx, session }),
    ]);
    return (
      <GroupList
        base={base}
        rows={list.rows}
        state={{ ...room, saveView, pages: pagesOf(room.url, list, "group") }}
        mayManage={can(session, "tariff:manage")}
        companyName={session.companyName}
        owners={ownerFilterOf(owners, session.companyName)}
      />
    );
  });

export const newGroupPage = (portal: Portal, { action }: { action: FormAction }) =>
  page(portal, async ({ ctx, session }) => {
    requireRight(session, "tariff:manage");
    const owners = await ownersFor({ ctx, session });
    return (
      <>
        <PageHeader title="New destination group" breadcrumbs={crumbs(portal, "New group")} />
        <GroupForm
          action={action}
          owners={owners ?? undefined}
          companyName={session.companyName}
          cancelHref={`/${portal}/discounts/groups`}
        />
      </>
    );
  });

/** One group: its prefixes, to be changed by those who may. */
export const groupPage = (portal: Portal, { update, remove }: { update: FormAction; remove: FormAction }) =>
  page(portal, async ({ ctx, session, params }) => {
    const group = await getDestinationGroup(ctx, { groupId: routeId(params.groupId, "destination group") });
    const base = `/${portal}/discounts`;
    const mayManage = can(session, "tariff:manage");
    const actions = mayManage && group.plans.length === 0 && (
      <ConfirmDialog
        trigger={<Button icon={<Trash2 aria-hidden="true" />}>Delete</Button>}
        title={`Delete ${group.name}?`}
        consequence="No volume discount plan speaks of it. Its prefixes are free for other groups then."
        confirmLabel="Delete the group"
        action={remove}
      >
        <input type="hidden" name="groupId" value={group.id} />
      </ConfirmDialog>
    );
    return (
      <>
        <PageHeader
          title={group.name}
          subtitle={`Managed by ${group.ownerName ?? session.companyName}.`}
          breadcrumbs={crumbs(portal, group.name)}
          actions={actions}
        />
        <div className="grid gap-5">
          {group.plans.length > 0 && (
            <p className="text-sm text-muted">
              In the plans{" "}
              {group.plans.map(({ id, name }, n) => (
                <span key={id}>
                  {n > 0 && ", "}
                  <TextLink href={`${base}/${id}`}>{name}</TextLink>
                </span>
              ))}
              .
            </p>
          )}
          {mayManage ? (
            <GroupForm
              action={update}
              group={group}
              companyName={session.companyName}
              cancelHref={`${base}/groups`}
            />
          ) : (
            <Card>
              <CardBody>
                <p className="font-mono text-sm break-words">{group.prefixes.join(" ") || "No prefixes"}</p>
              </CardBody>
            </Card>
          )}
        </div>
      </>
    );
  });
