import type { ReactNode } from "react";
import { hasOwnRight, requireOwnRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { openList, pagesOf } from "@/app/_lists/list-room";
import { EditUserForm } from "@/components/identity/edit-user-form";
import type { PortalRealm } from "@/components/identity/identity-types";
import { DisableUserForm, ResetPasswordForm, ResetSecondFactorForm } from "@/components/identity/reset-forms";
import { UserDetail } from "@/components/identity/user-detail";
import { UserList } from "@/components/identity/user-list";
import { PageHeader } from "@/components/ui/page-header";
import {
  getUser,
  listRoleChoices,
  listUserSessions,
  listUsers,
  type UserDetail as User,
} from "@/lib/domain/identity";
import { listTimeZoneChoices } from "@/lib/domain/parties";
import type { FormAction } from "@/lib/platform/action-result";
import { can, type PageInput, page } from "@/lib/transport/page";
import { userSpec } from "./list-params";

export type UsersPortal = "admin" | "reseller";

/** Portals whose people someone in this portal may see and make. */
export const REALMS: Record<UsersPortal, readonly PortalRealm[]> = {
  admin: ["admin", "reseller", "distributor", "customer", "account"],
  reseller: ["reseller", "distributor", "customer", "account"],
};

export const usersBase = (portal: UsersPortal): string => `/${portal}/users`;

export const usersPage = (portal: UsersPortal, saveView: (form: FormData) => Promise<void>) =>
  page(portal, async ({ ctx, session, search }) => {
    const room = await openList(ctx, { path: usersBase(portal), name: "users", spec: userSpec }, search);
    const list = await listUsers(ctx, room.input);
    return (
      <UserList
        base={usersBase(portal)}
        rows={list.rows}
        state={{ ...room, saveView, pages: pagesOf(room.url, list, "user") }}
        realms={REALMS[portal]}
        mayManage={can(session, "user:manage")}
        timeZone={session.timeZone}
        companyName={session.companyName}
      />
    );
  });

const ROOMS = {
  reseller: "resellers",
  distributor: "distributors",
  customer: "customers",
  account: "accounts",
};

function ownerHref(portal: UsersPortal, { owner }: User, session: PageInput["session"]): string | null {
  if (!owner || !can(session, `${owner.realm}:read`)) return null;
  return `/${portal}/${ROOMS[owner.realm]}/${owner.id}`;
}

export const userPage = (portal: UsersPortal, actions: { enable: FormAction; revoke: FormAction }) =>
  page(portal, async ({ ctx, session, params }) => {
    const userId = routeId(params.userId, "user");
    const user = await getUser(ctx, { userId });
    const mayAudit = portal === "admin" && can(session, "audit:read");
    return (
      <UserDetail
        base={usersBase(portal)}
        user={user}
        sessions={session.acting ? null : (await listUserSessions(ctx, { userId })).sessions}
        ownerHref={ownerHref(portal, user, session)}
        auditHref={mayAudit ? `/admin/audit?user=${encodeURIComponent(user.name)}` : null}
        companyName={session.companyName}
        timeZone={session.timeZone}
        actions={hasOwnRight(session, "user:manage") ? actions : null}
      />
    );
  });

type Room = PageInput & { user: User; backHref: string };

/** A page that is one form about one user. */
const userFormPage = (portal: UsersPortal, title: string, render: (room: Room) => Promise<ReactNode>) =>
  page(portal, async (input) => {
    requireOwnRight(input.session, "user:manage");
    const user = await getUser(input.ctx, { userId: routeId(input.params.userId, "user") });
    const backHref = `${usersBase(portal)}/${user.id}`;
    return (
      <>
        <PageHeader
          title={`${title}: ${user.name}`}
          breadcrumbs={[
            { label: "Users", href: usersBase(portal) },
            { label: user.login, href: backHref },
            { label: title },
          ]}
        />
        {await render({ ...input, user, backHref })}
      </>
    );
  });

const proofOf = ({ fresh, hasSecondFactor }: PageInput["session"], action: FormAction) => ({
  fresh,
  hasSecondFactor,
  action,
});

export const editUserPage = (portal: UsersPortal, action: FormAction, stepUp: FormAction) =>
  userFormPage(portal, "Edit", async ({ ctx, session, user, backHref }) => {
    const [roles, zones] = await Promise.all([listRoleChoices(ctx, {}), listTimeZoneChoices(ctx, {})]);
    return (
      <EditUserForm
        action={action}
        stepUp={proofOf(session, stepUp)}
        user={user}
        roles={roles.filter(({ realm }) => realm === user.realm)}
        zones={zones.map(({ name }) => name)}
        backHref={backHref}
      />
    );
  });

export const disableUserPage = (portal: UsersPortal, action: FormAction) =>
  userFormPage(portal, "Disable", async ({ user, backHref }) => (
    <DisableUserForm action={action} userId={user.id} name={user.name} backHref={backHref} />
  ));

type ResetPassword = Parameters<typeof ResetPasswordForm>[0]["action"];

export const resetPasswordPage = (portal: UsersPortal, action: ResetPassword, stepUp: FormAction) =>
  userFormPage(portal, "Reset password", async ({ session, user, backHref }) => (
    <ResetPasswordForm
      action={action}
      stepUp={proofOf(session, stepUp)}
      userId={user.id}
      name={user.name}
      backHref={backHref}
    />
  ));

export const resetSecondFactorPage = (portal: UsersPortal, action: FormAction, stepUp: FormAction) =>
  userFormPage(portal, "Reset second factor", async ({ session, user, backHref }) => (
    <ResetSecondFactorForm
      action={action}
      stepUp={proofOf(session, stepUp)}
      userId={user.id}
      name={user.name}
      backHref={backHref}
    />
  ));
