import { eq } from "drizzle-orm";
import { roles, users } from "@/db/schema";
import { realPerson } from "@/lib/kernel/actor";
import type { Reader } from "@/lib/kernel/work";
import { type Money, normalize } from "@/lib/platform/money";

/** The most by which someone may raise a credit limit for a time, in the customer's currency, and for how many days. */
export type CreditCap = { maxAmount: Money | null; maxDays: number | null };

/** Part: what the acting person's role lets them grant; null for jobs, and for a role without a cap. */
export async function creditCapOf(read: Reader): Promise<CreditCap | null> {
  const person = realPerson(read.actor);
  if (!person) return null;
  const [role] = await read.tx
    .select({ maxAmount: roles.creditRaiseMax, maxDays: roles.creditRaiseDays })
    .from(users)
    .innerJoin(roles, eq(roles.id, users.roleId))
    .where(eq(users.id, person.userId));
  if (!role || (role.maxAmount === null && role.maxDays === null)) return null;
  return { ...role, maxAmount: role.maxAmount === null ? null : normalize(role.maxAmount) };
}
