import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { notFound } from "@/lib/platform/errors";
import { findRole, type RoleItem } from "./role-rows";

/** @throws {DomainError} not_found */
export const getRole = query({
  name: "role.get",
  permission: "role:read",
  impersonation: "deny",
  input: z.object({ roleId: idInput() }),
  reads: null,
  async run(read, { roleId }): Promise<RoleItem> {
    const role = await findRole(read, roleId);
    if (!role) throw notFound("role");
    return role;
  },
});
