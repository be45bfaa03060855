import { Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { ownersFor } from "@/app/_catalog/owners";
import type { StaffPortal } from "@/app/_frame/portals";
import { hasOwnRight, requireOwnRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { SetTemplates } from "@/components/messages/set-detail";
import { SetForm } from "@/components/messages/set-form";
import { SetList } from "@/components/messages/set-list";
import { Button, ButtonLink } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { PageHeader } from "@/components/ui/page-header";
import { getNotificationSet, listNotificationSets } from "@/lib/domain/notifications";
import type { FormAction } from "@/lib/platform/action-result";
import { type PageInput, page } from "@/lib/transport/page";
import { setRoom } from "./set-room";

/** Every set in sight. @param header the settings' tabs, or a title; `more` stands below. */
export const setsPage = (
  portal: StaffPortal,
  header: (input: PageInput, add: ReactNode) => ReactNode,
  more?: (input: PageInput) => Promise<ReactNode>,
) =>
  page(portal, async (input) => {
    const { ctx, session } = input;
    const base = setRoom(portal);
    const sets = await listNotificationSets(ctx, {});
    const add = hasOwnRight(session, "notification:manage") && (
      <ButtonLink href={`${base}/new`} variant="primary" icon={<Plus aria-hidden="true" />}>
        New set
      </ButtonLink>
    );
    return (
      <>
        {header(input, add)}
        <SetList sets={sets} base={base} companyName={session.companyName} add={add} />
        {await more?.(input)}
      </>
    );
  });

export const newSetPage = (portal: StaffPortal, action: FormAction) =>
  page(portal, async ({ ctx, session }) => {
    requireOwnRight(session, "notification:manage");
    const base = setRoom(portal);
    const owners = await ownersFor({ ctx, session });
    return (
      <>
        <PageHeader
          title="New notification set"
          breadcrumbs={[{ label: "Notifications", href: base }, { label: "New" }]}
        />
        <SetForm
          action={action}
          owners={owners ?? undefined}
          companyName={session.companyName}
          cancelHref={base}
        />
      </>
    );
  });

/** One set: its messages, who uses it, and its name. */
export const setPage = (
  portal: StaffPortal,
  { rename, remove }: { rename: FormAction; remove: FormAction },
) =>
  page(portal, async ({ ctx, session, params }) => {
    const set = await getNotificationSet(ctx, { setId: routeId(params.setId, "notification set") });
    const base = setRoom(portal);
    const manages = hasOwnRight(session, "notification:manage");
    return (
      <>
        <PageHeader
          title={set.name}
          subtitle={
            set.usedBy.length === 0
              ? "No class uses it yet."
              : `Used by ${set.usedBy.map(({ name }) => `“${name}”`).join(", ")}. A change counts for all of them.`
          }
          breadcrumbs={[{ label: "Notifications", href: base }, { label: set.name }]}
          actions={
            manages &&
            set.classes === 0 && (
              <ConfirmDialog
                trigger={<Button icon={<Trash2 aria-hidden="true" />}>Delete</Button>}
                title={`Delete the set ${set.name}?`}
                consequence="No class uses it. What was changed in it is gone for good."
                confirmLabel="Delete the set"
                action={remove}
              >
                <input type="hidden" name="setId" value={set.id} />
              </ConfirmDialog>
            )
          }
        />
        <div className="grid gap-5">
          <SetTemplates templates={set.templates} base={`${base}/${set.id}`} />
          {manages && (
            <SetForm action={rename} set={set} companyName={session.companyName} cancelHref={base} />
          )}
        </div>
      </>
    );
  });
