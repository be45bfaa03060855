import { eq } from "drizzle-orm";
import { creditLimitChanges, creditWarnings } from "@/db/schema";
import { realPerson } from "@/lib/kernel/actor";
import type { Work } from "@/lib/kernel/work";
import { normalize } from "@/lib/platform/money";
import type { CustomerRow } from "./entity";
import type { CreditWarning } from "./rules/credit-limit";

type Change = {
  what: "limit" | "raise" | "raise_ended";
  reason: string;
};
type Credit = Pick<CustomerRow, "creditLimit" | "creditRaise" | "creditRaiseUnit" | "creditRaiseUntil">;

/** Part: one line of the history of a customer's limit, beside its audit row. */
export async function recordLimitChange(
  work: Work,
  before: CustomerRow,
  after: Credit,
  { what, reason }: Change,
): Promise<void> {
  const { actor } = work;
  await work.tx.insert(creditLimitChanges).values({
    customerId: before.id,
    at: work.now,
    byName: realPerson(actor)?.name ?? (actor.kind === "system" ? actor.job : ""),
    what,
    limitBefore: before.creditLimit,
    limitAfter: after.creditLimit,
    raise: after.creditRaise,
    raiseUnit: after.creditRaiseUnit,
    raiseUntil: after.creditRaiseUntil,
    reason,
  });
}

/** Part: sets the thresholds of a locked customer. @returns those it had. */
export async function replaceWarnings(
  work: Work,
  customerId: number,
  wanted: readonly CreditWarning[],
): Promise<CreditWarning[]> {
  const removed = await work.tx
    .delete(creditWarnings)
    .where(eq(creditWarnings.customerId, customerId))
    .returning();
  if (wanted.length > 0)
    await work.tx
      .insert(creditWarnings)
      .values(wanted.map((one) => ({ customerId, ...one })))
      .onConflictDoNothing();
  return removed.map(({ unit, value }) => ({
    unit: unit as CreditWarning["unit"],
    value: normalize(value),
  }));
}
