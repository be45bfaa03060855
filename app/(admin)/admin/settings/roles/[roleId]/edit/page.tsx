import type { Metadata } from "next";
import { requireRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { RoleForm } from "@/components/identity/role-form";
import { PageHeader } from "@/components/ui/page-header";
import { getRole, permissionTable } from "@/lib/domain/identity";
import { page } from "@/lib/transport/page";
import { confirmIdentityAction, updateRoleAction } from "../../actions";

export const metadata: Metadata = { title: "Edit role" };

const BASE = "/admin/settings/roles";

export default page("admin", async ({ ctx, session, params }) => {
  requireRight(session, "role:manage");
  const role = await getRole(ctx, { roleId: routeId(params.roleId, "role") });
  const back = `${BASE}/${role.id}`;
  return (
    <>
      <PageHeader
        title={`Edit ${role.name}`}
        breadcrumbs={[
          { label: "Roles and permissions", href: BASE },
          { label: role.name, href: back },
          { label: "Edit" },
        ]}
      />
      <RoleForm
        action={updateRoleAction}
        stepUp={{
          fresh: session.fresh,
          hasSecondFactor: session.hasSecondFactor,
          action: confirmIdentityAction,
        }}
        role={role}
        realm={role.realm}
        groups={permissionTable(role.realm)}
        mine={session.permissions}
        cancelHref={back}
      />
    </>
  );
});
