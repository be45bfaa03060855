import { z } from "zod";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import type { CsvCell } from "@/lib/platform/csv-write";
import { everyRow } from "@/lib/platform/every-row";
import { type RecordFilter, recordFilterShape, recordPage } from "./record-page";
import type { UsageItem } from "./record-rows";

const BATCH = 1_000;

const COLUMNS: [string, (row: UsageItem) => CsvCell][] = [
  ["id", (row) => row.id],
  ["day", (row) => row.day],
  ["began", (row) => row.occurredAt.toISOString()],
  ["customer_id", (row) => row.customer.id],
  ["customer", (row) => row.customer.name],
  ["account", (row) => row.account.identifier],
  ["kind", (row) => row.kind],
  ["from", (row) => row.from],
  ["to", (row) => row.to],
  ["destination", (row) => row.destination],
  ["outcome", (row) => row.disposition],
  ["used", (row) => row.used],
  ["charged", (row) => row.charged],
  ["amount", (row) => row.amount],
  ["currency", (row) => row.currency],
  ["xdr", (row) => row.xdrId],
];

async function* allRows(read: Reader, filter: RecordFilter): AsyncGenerator<CsvCell[]> {
  const page = { sort: "id", dir: "asc", direction: "next", pageSize: BATCH } as const;
  for await (const row of everyRow((cursor) => recordPage(read, { ...filter, ...page, cursor })))
    yield COLUMNS.map(([, cell]) => cell(row));
}

/** What was used as a file, oldest first, a thousand rows at a time while it is being sent. */
export const exportRecords = query({
  name: "usage.export_records",
  permission: "xdr:export",
  impersonation: "deny",
  input: z.object(recordFilterShape),
  reads: (filter) => ({ type: "usage_record", id: null, details: { filter } }),
  run: async (read, filter) => ({ headers: COLUMNS.map(([name]) => name), rows: allRows(read, filter) }),
});
