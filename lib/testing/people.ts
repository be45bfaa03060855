import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { rateLimits, roles, users } from "@/db/schema";
import { createUser, findSession, installRoles, signIn } from "@/lib/domain/identity";
import type { Realm } from "@/lib/kernel/actor";
import type { Context } from "@/lib/kernel/context";
import { sha256Hex } from "@/lib/platform/ids";
import { anonymousContext, contextOf, systemContext, TEST_NOW } from "./contexts";

export const TEST_PASSWORD = "correct horse battery staple";

export type TestUser = { userId: number; login: string; realm: Realm };

/** The id of a role by its key; the roles are installed on first use. */
export async function roleId(db: Database, key: string): Promise<number> {
  const find = () => db.select({ id: roles.id }).from(roles).where(eq(roles.key, key));
  let [role] = await find();
  if (!role) {
    await installRoles(systemContext(db), {});
    [role] = await find();
  }
  if (!role) throw new Error(`there is no role ${key}`);
  return role.id;
}

/** A person who can sign in with TEST_PASSWORD. @param ownerId what they stand for; nothing for operators. */
export async function makeUser(
  db: Database,
  realm: Realm,
  role: string,
  login: string,
  ownerId: number | null = null,
): Promise<TestUser> {
  const made = await createUser(systemContext(db), {
    realm,
    ownerId,
    roleId: await roleId(db, role),
    login,
    name: `${login} person`,
    email: `${login.replace("@", ".")}@people.example`,
    password: TEST_PASSWORD,
    mustChangePassword: false,
  });
  return { userId: made.userId, login, realm };
}

type SignedIn = { token: string; sessionHash: string; ctx: Context; at(now: Date): Promise<Context | null> };

/** Signs a person in for real; `at` is what the session loader would find at a later moment. */
export async function signedIn(db: Database, user: TestUser, now = TEST_NOW): Promise<SignedIn> {
  await db.delete(rateLimits).where(sql`${rateLimits.key} like 'sign-in%'`);
  const context = anonymousContext(db, { now, userAgent: "Mozilla/5.0 (X11; Linux) Firefox/140.0" });
  const result = await signIn(context, { login: user.login, password: TEST_PASSWORD });
  if (!result.ok) throw new Error(result.message);
  const sessionHash = sha256Hex(result.sessionToken);
  const at = async (moment: Date) => {
    const session = await findSession(systemContext(db, { now: moment }), {
      sessionHash,
      portal: user.realm,
    });
    if (!session) return null;
    return contextOf(db, session.actor, { now: moment, sessionHash, portal: user.realm });
  };
  const ctx = await at(now);
  if (!ctx) throw new Error("a session just opened is live");
  return { token: result.sessionToken, sessionHash, ctx, at };
}

export const userRow = async (db: Database, userId: number) => {
  const [row] = await db.select().from(users).where(eq(users.id, userId));
  if (!row) throw new Error("no such user");
  return row;
};

export const minutesAfter = (start: Date, minutes: number): Date =>
  new Date(start.getTime() + minutes * 60_000);
