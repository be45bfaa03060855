import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { customerSpending } from "@/db/schema";
import { idInput, optionalAmount, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { isNegative, isZero, normalize } from "@/lib/platform/money";
import { customerEntity } from "./entity";
import { assertOpen, lockCustomer } from "./store";

/** Sets how much a customer may spend on usage in one day of its billing zone; without an amount the limit is taken away. */
export const setSpendingLimit = operation({
  name: "customer.set_spending_limit",
  permission: "customer:credit",
  impersonation: "deny",
  input: z.object({
    customerId: idInput(),
    dailyLimit: optionalAmount().refine(
      (value) => value === null || (!isNegative(value) && !isZero(value)),
      "Use more than zero, or leave it empty.",
    ),
    reason: reasonLine(),
  }),
  async run(work, { customerId, dailyLimit, reason }) {
    const customer = await lockCustomer(work, customerId);
    assertOpen(customer);
    const whose = eq(customerSpending.customerId, customerId);
    const [row] = await work.tx.select().from(customerSpending).where(whose);
    const before = row ? normalize(row.dailyLimit) : null;
    if (dailyLimit === null) await work.tx.delete(customerSpending).where(whose);
    else
      await work.tx
        .insert(customerSpending)
        .values({ customerId, dailyLimit })
        .onConflictDoUpdate({
          target: customerSpending.customerId,
          set: { dailyLimit: sql`excluded.daily_limit` },
        });
    work.audit.property(customerEntity(customer), "dailySpendingLimit", before, dailyLimit, {
      reason,
      amounts: ["dailySpendingLimit"],
    });
    return { customerId, dailyLimit };
  },
});
