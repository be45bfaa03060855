import { inArray } from "drizzle-orm";
import { z } from "zod";
import { roles } from "@/db/schema";
import { isSigned, REALMS, type Realm } from "@/lib/kernel/actor";
import { query } from "@/lib/kernel/query";
import { lackedBy } from "./granting";
import { readRoles } from "./role-rows";
import { managedRealms } from "./rules/managing";

export type RoleChoice = { id: number; realm: Realm; name: string; description: string };

/** The roles an actor may give: of realms it manages, with no right it does not hold itself. */
export const listRoleChoices = query({
  name: "role.list_choices",
  permission: "user:manage",
  impersonation: "deny",
  input: z.object({}),
  reads: null,
  async run(read): Promise<RoleChoice[]> {
    const realms = isSigned(read.actor) ? managedRealms(read.actor.kind) : REALMS;
    if (realms.length === 0) return [];
    const found = await readRoles(read, inArray(roles.realm, [...realms]));
    return found
      .filter((role) => lackedBy(read, role.permissions).length === 0)
      .map(({ id, realm, name, description }) => ({ id, realm, name, description }));
  },
});
