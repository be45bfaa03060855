import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { type PortalRealm, REALM_LABELS } from "@/components/identity/identity-types";
import { PermissionMatrix } from "@/components/identity/permission-matrix";
import { RoleTable } from "@/components/identity/role-table";
import { SettingsHeader } from "@/components/settings/settings-header";
import { ButtonLink } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { listRoles, permissionTable } from "@/lib/domain/identity";
import { can, page } from "@/lib/transport/page";
import { settingsTabs } from "../tabs";

export const metadata: Metadata = { title: "Roles and permissions" };

const BASE = "/admin/settings/roles";
const realms = Object.keys(REALM_LABELS) as PortalRealm[];
const tabHref = (realm: PortalRealm) => (realm === "admin" ? BASE : `${BASE}?portal=${realm}`);

export default page("admin", async ({ ctx, session, search }) => {
  const roles = await listRoles(ctx, {});
  const realm = realms.find((one) => one === search.get("portal")) ?? "admin";
  return (
    <>
      <SettingsHeader
        tabs={settingsTabs(session)}
        current={BASE}
        actions={
          can(session, "role:manage") && (
            <ButtonLink
              href={`${BASE}/new?realm=${realm}`}
              variant="primary"
              icon={<Plus aria-hidden="true" />}
            >
              New role
            </ButtonLink>
          )
        }
      />
      <div className="grid gap-6">
        <RoleTable base={BASE} roles={roles} />
        <section className="grid gap-3">
          <h2 className="text-lg font-semibold">Who may do what</h2>
          <Tabs
            label="Portals"
            current={tabHref(realm)}
            tabs={realms.map((one) => ({ href: tabHref(one), label: REALM_LABELS[one] }))}
          />
          <PermissionMatrix
            groups={permissionTable(realm)}
            roles={roles.filter((role) => role.realm === realm)}
          />
        </section>
      </div>
    </>
  );
});
