import { randomInt } from "node:crypto";
import { z } from "zod";
import { isSigned, REALMS } from "@/lib/kernel/actor";
import { emailLine, idInput, optionalId, requiredLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { forbidden, invalid } from "@/lib/platform/errors";
import { hashPassword } from "@/lib/platform/password-hash";
import { createUserPart } from "./create-user-part";
import { grantableRole } from "./granting";
import { loginInput, ownTimeZone } from "./input";
import { managedRealms } from "./rules/managing";
import { passwordProblems } from "./rules/password-policy";
import { temporaryPassword } from "./rules/temporary-password";
import { assertFresh } from "./step-up";
import { ownersForUser } from "./user-owner";

const input = z.object({
  realm: z.enum(REALMS),
  /** The reseller, distributor, customer or account this person stands for; nothing for operators. */
  ownerId: optionalId(),
  roleId: idInput(),
  login: loginInput(),
  name: requiredLine(100),
  email: emailLine().default(""),
  timeZone: ownTimeZone(),
  /** Nothing: one is made and told once. */
  password: z.string().max(1024).default(""),
  /** For commands; a person who knows somebody else's password always makes them change it. */
  mustChangePassword: z.boolean().default(true),
});

/**
 * Lets someone sign in. Nobody creates above their own realm, outside their own tree, or with rights they do not hold.
 * @returns the temporary password if one was made: it is kept nowhere.
 */
export const createUser = operation({
  name: "user.create",
  permission: "user:manage",
  impersonation: "deny",
  secretOutput: true,
  input,
  async prepare(_read, { password }) {
    const temporary = password === "" ? temporaryPassword(randomInt) : null;
    return { temporary, passwordHash: await hashPassword(temporary ?? password) };
  },
  async run(work, asked, { temporary, passwordHash }) {
    const { actor } = work;
    const byCommand = actor.kind === "system";
    if (isSigned(actor) && !managedRealms(actor.kind).includes(asked.realm))
      throw forbidden("You can't create users of this portal.");
    const owners = await ownersForUser(work, asked.realm, asked.ownerId);
    const role = await grantableRole(work, asked.roleId, asked.realm);
    await assertFresh(work);
    const problems = temporary || byCommand ? [] : passwordProblems(asked.password, asked.login, false);
    if (problems.length) throw invalid("Choose another password.", { password: problems });
    const user = await createUserPart(work, {
      login: asked.login,
      name: asked.name,
      email: asked.email,
      timeZone: asked.timeZone,
      role,
      owners,
      passwordHash,
      mustChangePassword: byCommand ? asked.mustChangePassword : true,
    });
    return { userId: user.id, login: user.login, temporaryPassword: temporary };
  },
});
