import { z } from "zod";
import { query } from "@/lib/kernel/query";
import { type RoleItem, readRoles } from "./role-rows";

/** Every role with its rights and how many have it. Roles are few; there is one list for the installation. */
export const listRoles = query({
  name: "role.list",
  permission: "role:read",
  impersonation: "deny",
  input: z.object({}),
  reads: null,
  run: (read): Promise<RoleItem[]> => readRoles(read),
});
