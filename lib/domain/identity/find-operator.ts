import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { users } from "@/db/schema";
import type { SignedActor } from "@/lib/kernel/actor";
import { query } from "@/lib/kernel/query";
import { actorOf, mayEnter, selectPrincipals } from "./principal";

/** An operator who may sign in, by login: for commands that are run in someone's name. Null for anyone else. */
export const findOperator = query({
  name: "user.find_operator",
  permission: "system",
  impersonation: "deny",
  input: z.object({ login: z.string().trim().min(1).max(200) }),
  reads: null,
  async run(read, { login }): Promise<SignedActor | null> {
    const [row] = await selectPrincipals(read).where(
      and(eq(users.realm, "admin"), sql`lower(${users.login}) = lower(${login})`),
    );
    return row && mayEnter(row) ? actorOf(row) : null;
  },
});
