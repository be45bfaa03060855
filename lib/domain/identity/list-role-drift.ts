import { z } from "zod";
import { query } from "@/lib/kernel/query";
import { readDrift } from "./role-drift";

/** Keys of the built-in roles that `installRoles` would change; asked at each start, so that it mostly needn't run. */
export const listRoleDrift = query({
  name: "role.list_drift",
  permission: "system",
  impersonation: "deny",
  input: z.object({}),
  reads: null,
  run: async (read): Promise<string[]> => (await readDrift(read)).map(({ wanted }) => wanted.key),
});
