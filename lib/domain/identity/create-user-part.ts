import type { users } from "@/db/schema";
import { explaining } from "@/lib/kernel/constraints";
import type { Work } from "@/lib/kernel/work";
import { userEntity } from "./entities";
import type { RoleItem } from "./role-rows";
import { insertUser, type UserRow } from "./store";
import type { UserOwners } from "./user-owner";

export type NewUser = {
  login: string;
  name: string;
  email: string;
  timeZone: string | null;
  role: Pick<RoleItem, "id" | "realm" | "name">;
  owners: UserOwners;
  passwordHash: string;
  mustChangePassword: boolean;
};

/** Says no more than that: whose login it is concerns nobody. */
const LOGIN_TAKEN = {
  users_login: { field: "login", message: "This login can't be used. Choose another one." },
};

/**
 * Makes a user and writes it in the log. Whether the actor may, was asked before.
 * @throws {DomainError} conflict when the login is taken, in any portal and any case.
 */
export async function createUserPart(work: Work, user: NewUser): Promise<UserRow> {
  const { role, owners, ...person } = user;
  const values: typeof users.$inferInsert = {
    ...person,
    ...owners,
    realm: role.realm,
    roleId: role.id,
    passwordChangedAt: work.now,
    createdAt: work.now,
  };
  const row = await explaining(LOGIN_TAKEN, () => insertUser(work, values));
  const { login, name, email, realm, mustChangePassword } = row;
  work.audit.created(userEntity(row), {
    login,
    name,
    email,
    realm,
    role: role.name,
    mustChange: mustChangePassword,
  });
  return row;
}
