import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { users } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { readLiveSessions, type SessionItem } from "./session-rows";
import { shownLogin } from "./user-rows";

type UserSessions = { login: string; sessions: SessionItem[] };

/** Where a person is signed in right now. @throws {DomainError} not_found */
export const listUserSessions = query({
  name: "user.list_sessions",
  permission: "user:read",
  impersonation: "deny",
  input: z.object({ userId: idInput() }),
  reads: ({ userId }, { login, sessions }: UserSessions) => ({
    type: "user",
    id: userId,
    name: login,
    details: { sessions: sessions.length },
  }),
  async run(read, { userId }): Promise<UserSessions> {
    const [user] = await read.tx
      .select({ login: users.login })
      .from(users)
      .where(and(eq(users.id, userId), visibleTo(read.actor, "users")));
    if (!user) throw notFound("user");
    return { login: shownLogin(read.actor, user.login), sessions: await readLiveSessions(read, userId) };
  },
});
