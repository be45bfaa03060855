import type { Metadata } from "next";
import { RoleForm } from "@/components/identity/role-form";
import { PageHeader } from "@/components/ui/page-header";
import { getRole, permissionTable } from "@/lib/domain/identity";
import { page } from "@/lib/transport/page";
import { requireRight } from "../../../../../../require-right";
import { routeId } from "../../../../../../route-id";
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
