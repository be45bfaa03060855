import { sql } from "drizzle-orm";
import { z } from "zod";
import { invoices } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { type Money, normalize } from "@/lib/platform/money";
import { invoiceFilterShape, invoiceWhere } from "./invoice-filter";

export type InvoiceSum = {
  currency: string;
  invoices: number;
  net: Money;
  tax: Money;
  total: Money;
  outstanding: Money;
};

type Row = Record<"currency" | "net" | "tax" | "total" | "outstanding", string> & { n: number };

/**
 * What the invoices asked for come to, by currency. Asked for with a customer, a run or a first day: nobody adds up ten
 * years to see a page. Void ones count nothing.
 */
export const sumInvoices = query({
  name: "invoice.sum",
  permission: "invoice:read",
  impersonation: "allow",
  input: z.object(invoiceFilterShape).refine(({ customerId, runId, from }) => customerId ?? runId ?? from, {
    path: ["from"],
    message: "Give the first day, a customer or a bill run.",
  }),
  reads: (filter) => ({ type: "invoice", id: null, details: { summed: filter } }),
  async run(read, wanted): Promise<InvoiceSum[]> {
    const { rows } = await read.tx.execute<Row>(sql`
      select ${invoices.currency} as currency, count(*)::int as n, sum(${invoices.net})::text as net,
        sum(${invoices.tax})::text as tax, sum(${invoices.total})::text as total,
        coalesce(sum(${invoices.total} - ${invoices.paid} - ${invoices.adjusted})
          filter (where ${invoices.review} = 'issued'), 0.00)::text as outstanding
      from ${invoices} where ${invoiceWhere(read, wanted)} and ${invoices.voidedAt} is null group by 1 order by 1`);
    return rows.map(({ n, currency, net, tax, total, outstanding }) => ({
      currency,
      invoices: n,
      net: normalize(net),
      tax: normalize(tax),
      total: normalize(total),
      outstanding: normalize(outstanding),
    }));
  },
});
