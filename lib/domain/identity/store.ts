import { and, eq, gt, inArray, isNull, ne, type SQL, sql } from "drizzle-orm";
import { impersonations, rateLimits, recoveryCodes, sessions, users } from "@/db/schema";
import { visibleTo } from "@/lib/kernel/scope";
import type { Reader, Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import type { EndCause } from "./rules/impersonation";

export type UserRow = typeof users.$inferSelect;
export type ImpersonationRow = typeof impersonations.$inferSelect;

/** The signed-in person's own user row, locked. @throws not_found when there is no person behind the actor. */
export async function lockSelf(work: Work): Promise<UserRow> {
  const id = "person" in work.actor ? work.actor.person?.userId : undefined;
  if (!id) throw notFound("user");
  const [row] = await work.tx.select().from(users).where(eq(users.id, id)).for("update");
  if (!row) throw notFound("user");
  return row;
}

/**
 * A user in the actor's scope, locked. Operators manage every user; a reseller only those of its own realm and of its
 * customers.
 * @throws not_found
 */
export async function lockUser(work: Work, userId: number): Promise<UserRow> {
  const [row] = await work.tx
    .select()
    .from(users)
    .where(and(eq(users.id, userId), visibleTo(work.actor, "users")))
    .for("update");
  if (!row) throw notFound("user");
  return row;
}

/** @throws the database's own error for a login that is taken. */
export async function insertUser(work: Work, values: typeof users.$inferInsert): Promise<UserRow> {
  const [row] = await work.tx.insert(users).values(values).returning();
  if (!row) throw new Error("insert returned no row");
  return row;
}

export async function setUser(work: Work, userId: number, values: Partial<UserRow>): Promise<void> {
  await work.tx.update(users).set(values).where(eq(users.id, userId));
}

/** Ends live sessions of a user. @returns how many. */
export async function revokeSessions(
  work: Work,
  userId: number,
  because: string,
  exceptHash?: string,
): Promise<number> {
  const gone = await work.tx
    .update(sessions)
    .set({ revokedAt: work.now, revokedBecause: because })
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.revokedAt),
        exceptHash ? ne(sessions.idHash, exceptHash) : undefined,
      ),
    )
    .returning({ id: sessions.idHash });
  return gone.length;
}

/** Ends running impersonations that match. @returns the rows, for the audit log. */
export async function endImpersonations(
  work: Work,
  where: SQL | undefined,
  cause: EndCause,
  endedBy: number | null,
): Promise<ImpersonationRow[]> {
  return work.tx
    .update(impersonations)
    .set({ endedAt: work.now, endCause: cause, endedBy })
    .where(and(isNull(impersonations.endedAt), where))
    .returning();
}

export const ofActor = (userId: number): SQL => eq(impersonations.actorUserId, userId);
export const ofSession = (hash: string): SQL => eq(impersonations.sessionHash, hash);

export const impersonationEntity = (row: ImpersonationRow) => ({
  type: "impersonation",
  id: row.id,
  name: row.subjectName,
  resellerId: row.resellerId,
  distributorId: row.distributorId,
  customerId: row.customerId,
});

/** Replaces a user's recovery codes by the given hashes. */
export async function replaceRecoveryCodes(work: Work, userId: number, hashes: string[]): Promise<void> {
  await work.tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  if (hashes.length)
    await work.tx.insert(recoveryCodes).values(hashes.map((codeHash) => ({ userId, codeHash })));
}

/** Switches a user's second factor off; recovery codes go with it. */
export async function clearSecondFactor(work: Work, userId: number): Promise<void> {
  await setUser(work, userId, { totpSecret: null, totpConfirmedAt: null, totpLastStep: null });
  await replaceRecoveryCodes(work, userId, []);
}

/** Uses up a recovery code. @returns false when it is unknown or was used before. */
export async function spendRecoveryCode(work: Work, userId: number, codeHash: string): Promise<boolean> {
  const used = await work.tx
    .update(recoveryCodes)
    .set({ usedAt: work.now })
    .where(
      and(
        eq(recoveryCodes.userId, userId),
        eq(recoveryCodes.codeHash, codeHash),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ hash: recoveryCodes.codeHash });
  return used.length === 1;
}

/** Counts one event in a fixed window of `seconds`. @returns the count in this window, this one included. */
export async function countEvent(read: Reader, key: string, seconds: number): Promise<number> {
  const windowStart = new Date(Math.floor(read.now.getTime() / 1000 / seconds) * seconds * 1000);
  const [row] = await read.tx
    .insert(rateLimits)
    .values({ key, windowStart, count: 1 })
    .onConflictDoUpdate({
      target: [rateLimits.key, rateLimits.windowStart],
      set: { count: sql`${rateLimits.count} + 1` },
    })
    .returning({ count: rateLimits.count });
  return row?.count ?? 1;
}

/** Failures are kept in one row per key (window 0) until a success clears it. */
const FOREVER = new Date(0);

export async function blockedUntil(read: Reader, keys: string[]): Promise<Date | null> {
  const rows = await read.tx
    .select({ until: rateLimits.blockedUntil })
    .from(rateLimits)
    .where(
      and(
        inArray(rateLimits.key, keys),
        eq(rateLimits.windowStart, FOREVER),
        gt(rateLimits.blockedUntil, read.now),
      ),
    );
  return rows.reduce<Date | null>(
    (latest, { until }) => (until && (!latest || until > latest) ? until : latest),
    null,
  );
}

/** @returns how many failures in a row this key now has. */
export async function countFailure(
  read: Reader,
  key: string,
  until: (failures: number) => Date | null,
): Promise<number> {
  const [row] = await read.tx
    .insert(rateLimits)
    .values({ key, windowStart: FOREVER, count: 1 })
    .onConflictDoUpdate({
      target: [rateLimits.key, rateLimits.windowStart],
      set: { count: sql`${rateLimits.count} + 1` },
    })
    .returning({ count: rateLimits.count });
  const failures = row?.count ?? 1;
  // A moment that is over blocks nobody; it tells the sweep how old the row is.
  await read.tx
    .update(rateLimits)
    .set({ blockedUntil: until(failures) ?? read.now })
    .where(and(eq(rateLimits.key, key), eq(rateLimits.windowStart, FOREVER)));
  return failures;
}

export async function clearFailures(read: Reader, keys: string[]): Promise<void> {
  await read.tx
    .delete(rateLimits)
    .where(and(inArray(rateLimits.key, keys), eq(rateLimits.windowStart, FOREVER)));
}
