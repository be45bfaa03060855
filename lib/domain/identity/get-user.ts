import { eq } from "drizzle-orm";
import { z } from "zod";
import { users } from "@/db/schema";
import { realPerson, seesPersonalData } from "@/lib/kernel/actor";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { notFound } from "@/lib/platform/errors";
import { lackedBy } from "./granting";
import { findRole } from "./role-rows";
import { HARD_LIMIT } from "./rules/lockout";
import { selectUsers, type UserItem, userItem } from "./user-rows";

export type UserDetail = UserItem & {
  timeZone: string | null;
  passwordChangedAt: Date | null;
  /** Too many wrong passwords in a row: only a reset helps. */
  locked: boolean;
  isSelf: boolean;
  /** Whether the viewer holds every right of this person's role, without which nothing here may be changed. */
  withinReach: boolean;
  /** Name and e-mail are masked for this viewer. */
  masked: boolean;
};

/** @throws {DomainError} not_found, also for people outside the actor's scope. */
export const getUser = query({
  name: "user.get",
  permission: "user:read",
  impersonation: "allow",
  input: z.object({ userId: idInput() }),
  reads: (_, user: UserDetail) => ({ type: "user", id: user.id, name: user.login }),
  async run(read, { userId }): Promise<UserDetail> {
    const [row] = await selectUsers(read, eq(users.id, userId));
    if (!row) throw notFound("user");
    const role = await findRole(read, row.roleId);
    return {
      ...userItem(read.actor, row),
      timeZone: row.timeZone,
      passwordChangedAt: row.passwordChangedAt,
      locked: row.failedSignIns >= HARD_LIMIT,
      isSelf: realPerson(read.actor)?.userId === row.id,
      withinReach: lackedBy(read, role?.permissions ?? []).length === 0,
      masked: !seesPersonalData(read.actor),
    };
  },
});
