import { z } from "zod";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import type { CsvCell } from "@/lib/platform/csv-write";
import { everyRow } from "@/lib/platform/every-row";
import { type XdrFilter, xdrFilterShape } from "./list-filter";
import { xdrPage } from "./list-xdrs";
import type { XdrItem } from "./xdr-rows";

const BATCH = 1_000;

const COLUMNS: [string, (row: XdrItem) => CsvCell][] = [
  ["id", (row) => row.id],
  ["day", (row) => row.day],
  ["occurred", (row) => row.occurredAt.toISOString()],
  ["posted", (row) => row.postedAt.toISOString()],
  ["customer_id", (row) => row.customer.id],
  ["customer", (row) => row.customer.name],
  ["account", (row) => row.account?.identifier ?? ""],
  ["kind", (row) => row.kind],
  ["service", (row) => row.service],
  ["description", (row) => row.description],
  ["period_from", (row) => row.period?.from ?? ""],
  ["period_to_exclusive", (row) => row.period?.to ?? ""],
  ["amount", (row) => row.amount],
  ["currency", (row) => row.currency],
  ["balance_after", (row) => row.balanceAfter],
  ["comment", (row) => row.visibleComment],
  ["internal_comment", (row) => row.internalComment],
  ["reverses", (row) => row.reverses],
];

async function* allRows(read: Reader, filter: XdrFilter): AsyncGenerator<CsvCell[]> {
  const page = { sort: "id", dir: "asc", direction: "next", pageSize: BATCH } as const;
  for await (const row of everyRow((cursor) => xdrPage(read, { ...filter, ...page, cursor })))
    yield COLUMNS.map(([, cell]) => cell(row));
}

/** The journal as a file, oldest first, a thousand rows at a time while it is being sent. */
export const exportXdrs = query({
  name: "xdr.export",
  permission: "xdr:export",
  impersonation: "deny",
  input: z.object(xdrFilterShape),
  reads: (filter) => ({ type: "xdr", id: null, details: { filter } }),
  run: async (read, filter) => ({ headers: COLUMNS.map(([name]) => name), rows: allRows(read, filter) }),
});
