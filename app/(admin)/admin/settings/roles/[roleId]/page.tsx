import { Copy, Pencil } from "lucide-react";
import type { Metadata } from "next";
import { routeId } from "@/app/_frame/route-id";
import { CreditCapCard } from "@/components/identity/credit-cap-card";
import { DeleteRoleForm } from "@/components/identity/delete-role-form";
import { REALM_LABELS } from "@/components/identity/identity-types";
import { RightsList } from "@/components/identity/rights-list";
import { usersText } from "@/components/identity/role-table";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Stat } from "@/components/ui/stat";
import { getRole, permissionTable } from "@/lib/domain/identity";
import { can, page } from "@/lib/transport/page";
import { confirmIdentityAction, deleteRoleAction, setCreditCapAction } from "../actions";

export const metadata: Metadata = { title: "Role" };

const BASE = "/admin/settings/roles";

export default page("admin", async ({ ctx, session, params }) => {
  const role = await getRole(ctx, { roleId: routeId(params.roleId, "role") });
  const mayManage = can(session, "role:manage");
  const lacks = role.permissions.some((right) => !can(session, right));
  const editable = mayManage && !role.builtin && !lacks;
  return (
    <>
      <PageHeader
        title={role.name}
        status={<Badge>{role.builtin ? "Built in" : "Custom"}</Badge>}
        subtitle={role.description}
        breadcrumbs={[{ label: "Roles and permissions", href: BASE }, { label: role.name }]}
        figures={
          <>
            <Stat label="Portal" value={REALM_LABELS[role.realm]} />
            <Stat label="Users" value={usersText(role.users)} />
            <Stat label="Rights" value={role.permissions.length} />
          </>
        }
        actions={
          mayManage && (
            <>
              {editable && (
                <ButtonLink
                  href={`${BASE}/${role.id}/edit`}
                  variant="primary"
                  icon={<Pencil aria-hidden="true" />}
                >
                  Edit
                </ButtonLink>
              )}
              <ButtonLink href={`${BASE}/new?from=${role.id}`} icon={<Copy aria-hidden="true" />}>
                Copy
              </ButtonLink>
            </>
          )
        }
      />
      <div className="grid gap-5">
        {mayManage && role.builtin && (
          <Alert tone="info">
            Built-in roles are the same in every installation. Copy it to make one of your own.
          </Alert>
        )}
        {mayManage && !role.builtin && lacks && (
          <Alert tone="info">This role may do more than you, so you can’t change it.</Alert>
        )}
        <Card>
          <CardHeader title="Rights" />
          <CardBody>
            <RightsList groups={permissionTable(role.realm)} held={role.permissions} />
          </CardBody>
        </Card>
        {role.permissions.includes("customer:credit") && (
          <CreditCapCard role={role} action={mayManage && !lacks ? setCreditCapAction : undefined} />
        )}
        {editable && role.users.value === 0 && (
          <DeleteRoleForm
            action={deleteRoleAction}
            stepUp={{
              fresh: session.fresh,
              hasSecondFactor: session.hasSecondFactor,
              action: confirmIdentityAction,
            }}
            roleId={role.id}
          />
        )}
      </div>
    </>
  );
});
