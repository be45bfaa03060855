import { eq } from "drizzle-orm";
import { z } from "zod";
import { customerSpending } from "@/db/schema";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { endOfDay, toDate } from "@/lib/platform/time";
import { customerEntity } from "./entity";
import { isSpendingLifted } from "./rules/spending";
import { assertOpen, lockCustomer } from "./store";

/** Lets a customer spend more than the daily limit until midnight in its billing zone. Then the limit counts again by itself. */
export const liftSpendingLimit = operation({
  name: "customer.lift_spending_limit",
  permission: "customer:credit",
  impersonation: "deny",
  input: z.object({ customerId: idInput(), reason: reasonLine() }),
  async run(work, { customerId, reason }) {
    const customer = await lockCustomer(work, customerId);
    assertOpen(customer);
    const whose = eq(customerSpending.customerId, customerId);
    const [row] = await work.tx.select().from(customerSpending).where(whose);
    if (!row) throw conflict("This customer has no daily spending limit.");
    if (isSpendingLifted(row, work.now)) throw conflict("The limit is lifted for today already.");
    const zone = customer.billingTimeZone;
    const liftedUntil = toDate(endOfDay(work.today(zone), zone));
    await work.tx.update(customerSpending).set({ liftedUntil }).where(whose);
    work.audit.property(customerEntity(customer), "spendingLimitLiftedUntil", row.liftedUntil, liftedUntil, {
      reason,
    });
    return { customerId, liftedUntil: liftedUntil.toISOString() };
  },
});
