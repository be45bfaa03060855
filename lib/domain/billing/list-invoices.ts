import { and, sql } from "drizzle-orm";
import { z } from "zod";
import { invoices } from "@/db/schema";
import { listRead } from "@/lib/domain/parties";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import { countUpTo, keyset, type ListPage, type PageInput, pageInput } from "@/lib/platform/keyset-page";
import { type InvoiceFilter, invoiceFilterShape, invoiceWhere } from "./invoice-filter";
import { type InvoiceItem, type InvoiceWithName, selectInvoices, toInvoiceItem } from "./invoice-rows";

const { q: _, ...page } = pageInput(["id"]);
const input = z.object({ ...page, dir: z.enum(["asc", "desc"]).default("desc"), ...invoiceFilterShape });

/** One page of invoices, without a count. */
export async function invoicePage(read: Reader, asked: PageInput & InvoiceFilter) {
  const keys = keyset<InvoiceWithName>(asked, {
    by: sql`${invoices.id}`,
    type: "bigint",
    of: ({ invoice }) => invoice.id,
  });
  const rows = await selectInvoices(read)
    .where(and(invoiceWhere(read, asked), keys.where))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  const { rows: shown, ...rest } = keys.page(rows);
  return { ...rest, rows: shown.map((row) => toInvoiceItem(read, row)) };
}

export const countInvoices = (read: Reader, wanted: InvoiceFilter, cap?: number) =>
  countUpTo(read.tx, sql`select 1 from ${invoices} where ${invoiceWhere(read, wanted)}`, cap);

/** Invoices in sight, the newest first. A line sees none here: what is its own stands in its extracts. */
export const listInvoices = query({
  name: "invoice.list",
  permission: "invoice:read",
  impersonation: "allow",
  input,
  reads: listRead("invoice"),
  async run(read, asked): Promise<ListPage<InvoiceItem>> {
    return { ...(await invoicePage(read, asked)), count: await countInvoices(read, asked) };
  },
});
