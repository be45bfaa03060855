import { sql } from "drizzle-orm";
import { z } from "zod";
import { customerEntity } from "@/lib/domain/customers";
import type { Posted } from "@/lib/domain/ledger";
import { auditCharges, chargeDue, lockSubscribers } from "@/lib/domain/subscriptions";
import { operation } from "@/lib/kernel/operation";
import { idArray } from "@/lib/platform/id-array";
import { readDailyDue } from "./daily-due";
import type { Parked } from "./prepare-closing";

export type DailyCharged = { customers: number; charges: number; problems: readonly Parked[] };

/** So many customers are charged in one transaction. */
export const DAILY_CHUNK = 1_000;
const NAMED = 20;

function byCustomer(posted: readonly Posted[]): Map<number, Posted[]> {
  const found = new Map<number, Posted[]>();
  for (const one of posted) {
    const own = found.get(one.customerId);
    if (own) own.push(one);
    else found.set(one.customerId, [one]);
  }
  return found;
}

/**
 * Charges plans that are charged day by day up to yesterday, in each customer's own zone: a chunk of customers in a few
 * statements. It looks again under the locks who is due, so late, twice or at once it charges each day once. Who can't be
 * charged is named, and the others are.
 */
export const chargeDaily = operation({
  name: "subscription.charge_daily",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({ customerIds: z.array(z.number().int().positive()).min(1).max(DAILY_CHUNK) }),
  async run(work, { customerIds }): Promise<DailyCharged> {
    const locked = await lockSubscribers(work, customerIds);
    const due = new Set(
      await readDailyDue(work, sql`s.customer_id = any(${idArray([...locked.keys()])})`, DAILY_CHUNK),
    );
    const subscribers = new Map([...locked].filter(([id]) => due.has(id)));
    const moments = new Map(
      [...subscribers].map(([id, { timeZone }]) => [id, { through: work.today(timeZone) }]),
    );
    const { posted, problems } = await chargeDue(work, subscribers, moments);
    const charged = byCustomer(posted);
    for (const [id, own] of charged) {
      const subscriber = subscribers.get(id);
      if (subscriber) auditCharges(work, customerEntity({ ...subscriber, id }), own);
    }
    work.audit.event(
      { type: "subscription", id: null },
      {
        details: {
          customers: charged.size,
          charges: posted.length,
          ...(problems.length > 0 ? { left: problems.length, problems: problems.slice(0, NAMED) } : {}),
        },
      },
    );
    return { customers: charged.size, charges: posted.length, problems };
  },
});
