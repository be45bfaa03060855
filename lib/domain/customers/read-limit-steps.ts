import { inArray } from "drizzle-orm";
import { creditLimitChanges } from "@/db/schema";
import type { Reader } from "@/lib/kernel/work";
import type { CreditFacts } from "./rules/credit-limit";
import { type LimitRecord, type LimitStep, limitSteps } from "./rules/limit-steps";

/** A customer's credit as it is now, and the stretch of time asked for; `to` is exclusive. */
export type LimitsAsked = CreditFacts & { customerId: number; from: Date; to: Date };

/** Part: the limits that were in force of customers the caller may see, from moment to moment; one read for all of them. */
export async function readLimitSteps(
  read: Reader,
  asked: readonly LimitsAsked[],
): Promise<Map<number, LimitStep[]>> {
  const rows = await read.tx
    .select()
    .from(creditLimitChanges)
    .where(
      inArray(
        creditLimitChanges.customerId,
        asked.map(({ customerId }) => customerId),
      ),
    )
    .orderBy(creditLimitChanges.id);
  const records = new Map<number, LimitRecord[]>();
  for (const { customerId, at, limitBefore, limitAfter, raise, raiseUnit, raiseUntil } of rows) {
    const record = {
      at,
      before: limitBefore,
      creditLimit: limitAfter,
      creditRaise: raise,
      creditRaiseUnit: raiseUnit,
      creditRaiseUntil: raiseUntil,
    };
    const own = records.get(customerId);
    if (own) own.push(record);
    else records.set(customerId, [record]);
  }
  return new Map(
    asked.map((one) => [one.customerId, limitSteps(one, records.get(one.customerId) ?? [], one)]),
  );
}
