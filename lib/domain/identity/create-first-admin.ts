import { randomInt } from "node:crypto";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { roles, users } from "@/db/schema";
import { emailLine, requiredLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { hashPassword } from "@/lib/platform/password-hash";
import { createUserPart } from "./create-user-part";
import { loginInput } from "./input";
import { readRoles } from "./role-rows";
import { temporaryPassword } from "./rules/temporary-password";

/**
 * The first operator of an installation, with every right and a password to be changed at the first sign-in. The roles
 * are installed before (`role.install`).
 * @returns the temporary password, which is kept nowhere. @throws {DomainError} conflict once there is an operator.
 */
export const createFirstAdmin = operation({
  name: "user.create_first_admin",
  permission: "system",
  impersonation: "deny",
  secretOutput: true,
  input: z.object({
    login: loginInput(),
    name: requiredLine(100),
    email: emailLine().default(""),
  }),
  async prepare() {
    const password = temporaryPassword(randomInt);
    return { password, passwordHash: await hashPassword(password) };
  },
  async run(work, person, { password, passwordHash }) {
    await work.tx.select({ id: roles.id }).from(roles).where(eq(roles.key, "super_admin")).for("update");
    const [role] = await readRoles(work, eq(roles.key, "super_admin"));
    if (!role) throw conflict("The roles are not installed yet.");
    const [operator] = await work.tx
      .select({ id: users.id })
      .from(users)
      .where(eq(users.realm, "admin"))
      .limit(1);
    if (operator) throw conflict("There is an operator already: sign in and create others from there.");
    const owners = { resellerId: 0, distributorId: 0, customerId: null, accountId: null };
    const user = await createUserPart(work, {
      ...person,
      timeZone: null,
      role,
      owners,
      passwordHash,
      mustChangePassword: true,
    });
    return { userId: user.id, login: user.login, temporaryPassword: password };
  },
});
