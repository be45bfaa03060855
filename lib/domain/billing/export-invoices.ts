import { z } from "zod";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import type { CsvCell } from "@/lib/platform/csv-write";
import { everyRow } from "@/lib/platform/every-row";
import { addDays } from "@/lib/platform/time";
import { type InvoiceFilter, invoiceFilterShape } from "./invoice-filter";
import type { InvoiceItem } from "./invoice-rows";
import { invoicePage } from "./list-invoices";

const BATCH = 1_000;

const COLUMNS: [string, (row: InvoiceItem) => CsvCell][] = [
  ["id", (row) => row.id],
  ["number", (row) => row.number],
  ["type", (row) => row.type],
  ["customer_id", (row) => row.customer.id],
  ["customer", (row) => row.customer.name],
  ["period_from", (row) => row.period.from],
  ["period_to", (row) => addDays(row.period.to, -1)],
  ["closed", (row) => row.closedOn],
  ["issued", (row) => row.issuedOn],
  ["due", (row) => row.dueOn],
  ["currency", (row) => row.currency],
  ["net", (row) => row.net],
  ["tax", (row) => row.tax],
  ["total", (row) => row.total],
  ["paid", (row) => row.paid],
  ["adjusted", (row) => row.adjusted],
  ["outstanding", (row) => row.outstanding],
  ["amount_due", (row) => row.amountDue],
  ["status", (row) => row.status],
];

async function* allRows(read: Reader, filter: InvoiceFilter): AsyncGenerator<CsvCell[]> {
  const page = { sort: "id", dir: "asc", direction: "next", pageSize: BATCH } as const;
  for await (const row of everyRow((cursor) => invoicePage(read, { ...filter, ...page, cursor })))
    yield COLUMNS.map(([, cell]) => cell(row));
}

/** Invoices as a file, the oldest first, a thousand rows at a time while it is being sent. */
export const exportInvoices = query({
  name: "invoice.export",
  permission: "invoice:export",
  impersonation: "deny",
  input: z.object(invoiceFilterShape),
  reads: (filter) => ({ type: "invoice", id: null, details: { filter } }),
  run: async (read, filter) => ({ headers: COLUMNS.map(([name]) => name), rows: allRows(read, filter) }),
});
