import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { invoices } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { type Money, normalize } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { visibleInvoices } from "./invoice-filter";
import { hasStatus } from "./status-sql";

/** What a customer's invoices come to (domain reference F5.2). */
export type InvoiceTotals = {
  currency: string;
  /** Everything issued and not paid; below zero where credits are larger. */
  outstanding: Money;
  /** The part of it that is past due. */
  overdue: Money;
  /** The next day by which something is to be paid, of what is not overdue. */
  nextDueOn: PlainDate | null;
};

type Row = Record<"currency" | "outstanding" | "overdue", string> & { next_due: PlainDate | null };

/** Total outstanding and overdue balance of a customer, by currency; a customer asks for itself by naming none. */
export const getInvoiceTotals = query({
  name: "invoice.get_totals",
  permission: "invoice:read",
  impersonation: "allow",
  input: z.object({ customerId: idInput().optional() }),
  reads: ({ customerId }) => ({
    type: "customer",
    id: customerId ?? null,
    customerId,
    details: { totals: "invoices" },
  }),
  async run(read, { customerId }): Promise<InvoiceTotals[]> {
    const id = customerId ?? (read.actor.kind === "customer" ? read.actor.customerId : 0);
    const left = sql`${invoices.total} - ${invoices.paid} - ${invoices.adjusted}`;
    const isOverdue = hasStatus("overdue", read.now);
    const { rows } = await read.tx.execute<Row>(sql`
      select ${invoices.currency} as currency, sum(${left})::text as outstanding,
        coalesce(sum(${left}) filter (where ${isOverdue}), 0.00)::text as overdue,
        (min(${invoices.dueOn}) filter (where ${left} > 0 and ${invoices.total} > 0 and not ${isOverdue}))::text as next_due
      from ${invoices}
      where ${visibleInvoices(read.actor, eq(invoices.customerId, id), eq(invoices.review, "issued"))}
        and ${invoices.voidedAt} is null
      group by 1 order by 1`);
    return rows.map(({ currency, outstanding, overdue, next_due }) => ({
      currency,
      outstanding: normalize(outstanding),
      overdue: normalize(overdue),
      nextDueOn: next_due,
    }));
  },
});
