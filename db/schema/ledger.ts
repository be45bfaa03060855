import { pgTable } from "drizzle-orm/pg-core";
import { customers } from "./customers";
import { instant, money, ref } from "./shared";

/**
 * A narrow row per customer, moved only by the ledger. No row means a balance of zero. For a postpaid customer
 * the balance is what they owe; for a prepaid one, funds = credit limit − balance.
 */
export const customerBalances = pgTable("customer_balances", {
  customerId: ref()
    .primaryKey()
    .references(() => customers.id),
  balance: money().notNull().default("0"),
  updatedAt: instant().notNull().defaultNow(),
});
