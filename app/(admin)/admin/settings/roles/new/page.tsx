import type { Metadata } from "next";
import { requireRight } from "@/app/_frame/require-right";
import { type PortalRealm, REALM_LABELS } from "@/components/identity/identity-types";
import { RoleForm } from "@/components/identity/role-form";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { getRole, permissionTable } from "@/lib/domain/identity";
import { page } from "@/lib/transport/page";
import { confirmIdentityAction, createRoleAction } from "../actions";

export const metadata: Metadata = { title: "New role" };

const BASE = "/admin/settings/roles";
const realms = Object.keys(REALM_LABELS) as PortalRealm[];
const EMPTY = { name: "", description: "", permissions: [] };

/** A new role for the portal of `?realm=`, or a copy of the role `?from=`. */
export default page("admin", async ({ ctx, session, search }) => {
  requireRight(session, "role:manage");
  const from = search.get("from") ?? "";
  const model = /^[1-9]\d{0,15}$/.test(from) ? await getRole(ctx, { roleId: Number(from) }) : null;
  const realm = model?.realm ?? realms.find((one) => one === search.get("realm")) ?? "admin";
  const copy = model && {
    name: `Copy of ${model.name}`.slice(0, 60),
    description: model.description,
    permissions: model.permissions,
  };
  return (
    <>
      <PageHeader
        title={model ? `New role like ${model.name}` : "New role"}
        subtitle={`For the portal “${REALM_LABELS[realm]}”. A role’s portal can’t be changed later.`}
        breadcrumbs={[{ label: "Roles and permissions", href: BASE }, { label: "New role" }]}
      />
      {!model && (
        <div className="mb-5">
          <Tabs
            label="Portals"
            current={`${BASE}/new?realm=${realm}`}
            tabs={realms.map((one) => ({ href: `${BASE}/new?realm=${one}`, label: REALM_LABELS[one] }))}
          />
        </div>
      )}
      <RoleForm
        key={realm}
        action={createRoleAction}
        stepUp={{
          fresh: session.fresh,
          hasSecondFactor: session.hasSecondFactor,
          action: confirmIdentityAction,
        }}
        role={copy ?? EMPTY}
        realm={realm}
        groups={permissionTable(realm)}
        mine={session.permissions}
        cancelHref={BASE}
      />
    </>
  );
});
