import { eq } from "drizzle-orm";
import { z } from "zod";
import { customers } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import type { Money } from "@/lib/platform/money";
import { customerEntity } from "./entity";
import { readSpending } from "./read-spending";
import { isSpendingLifted, leftToday, spendingLimitReached } from "./rules/spending";
import { shownName } from "./shown";

/** What a customer may spend on usage in a day, and what is left of it today. */
export type CustomerSpending = {
  customerId: number;
  currency: string;
  timeZone: string;
  /** Null where there is none. */
  limit: { daily: Money; spentToday: Money; left: Money; reached: boolean; lifted: boolean } | null;
  owner: { id: number; name: string; resellerId: number; distributorId: number };
};

/** What is left of a customer's daily limit, worked out now. */
export const getSpending = query({
  name: "customer.get_spending",
  permission: "customer:read",
  impersonation: "allow",
  input: z.object({ customerId: idInput() }),
  reads: (_input, { owner }: CustomerSpending) => customerEntity(owner),
  async run(read, { customerId }): Promise<CustomerSpending> {
    const [row] = await read.tx
      .select({
        id: customers.id,
        name: customers.name,
        resellerId: customers.resellerId,
        distributorId: customers.distributorId,
        currency: customers.currency,
        timeZone: customers.billingTimeZone,
      })
      .from(customers)
      .where(visibleAnd(read.actor, "customers", eq(customers.id, customerId)));
    if (!row) throw notFound("customer");
    const { currency, timeZone, ...found } = row;
    const owner = { ...found, name: shownName(read.actor, found.name) };
    const facts = (await readSpending(read, [customerId])).get(customerId);
    return {
      customerId,
      currency,
      timeZone,
      limit: facts
        ? {
            daily: facts.dailyLimit,
            spentToday: facts.spentToday,
            left: leftToday(facts),
            reached: spendingLimitReached(facts, read.now),
            lifted: isSpendingLifted(facts, read.now),
          }
        : null,
      owner,
    };
  },
});
