import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { invoices } from "./billing";
import { createdAt, distributorId, id, instant, money, ref, resellerId } from "./shared";

/**
 * A customer says that an invoice line is wrong. While it is open its amount is left out of what is collected; agreed, it
 * becomes an adjustment of the invoice.
 */
export const disputes = pgTable(
  "disputes",
  {
    id: id(),
    invoiceId: ref().notNull(),
    customerId: ref().notNull(),
    resellerId: resellerId(),
    distributorId: distributorId(),
    /** The line it is about; null for the invoice as a whole. */
    ordinal: integer(),
    amount: money().notNull(),
    reason: text().notNull(),
    state: text().notNull().default("open"),
    openedBy: text().notNull(),
    createdAt: createdAt(),
    decidedAt: instant(),
    decidedBy: text().notNull().default(""),
    /** What the customer reads about the decision. */
    answer: text().notNull().default(""),
    agreedAmount: money(),
    /** The adjustment that followed. */
    xdrId: ref(),
  },
  (t) => [
    index("disputes_customer").on(t.customerId, t.id),
    index("disputes_reseller").on(t.resellerId, t.id),
    index("disputes_open").on(t.invoiceId).where(sql`${t.state} = 'open'`),
    uniqueIndex("disputes_once")
      .on(t.invoiceId, sql`coalesce(${t.ordinal}, 0)`)
      .where(sql`${t.state} = 'open'`),
    foreignKey({
      name: "disputes_invoice_fk",
      columns: [t.invoiceId, t.customerId],
      foreignColumns: [invoices.id, invoices.customerId],
    }),
    check("disputes_state", sql`${t.state} in ('open','agreed','denied','withdrawn')`),
    check("disputes_amount", sql`${t.amount} > 0 and (${t.agreedAmount} is null or ${t.agreedAmount} > 0)`),
  ],
);
