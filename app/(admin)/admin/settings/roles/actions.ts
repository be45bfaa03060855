"use server";

import { createRole, deleteRole, setCreditCap, updateRole } from "@/lib/domain/identity";
import { formAction } from "@/lib/transport/action";
import { stepUpAction } from "@/lib/transport/step-up";

const ROLES = "/admin/settings/roles";
const roleHref = ({ roleId }: { roleId: number }) => `${ROLES}/${roleId}`;

export const confirmIdentityAction = stepUpAction("admin");
export const createRoleAction = formAction("admin", createRole, { redirectTo: roleHref });
export const updateRoleAction = formAction("admin", updateRole, { redirectTo: roleHref });
export const setCreditCapAction = formAction("admin", setCreditCap, { message: "Saved." });
export const deleteRoleAction = formAction("admin", deleteRole, { redirectTo: () => ROLES });
