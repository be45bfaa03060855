import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import type { CsvCell } from "@/lib/platform/csv-write";
import { addDays } from "@/lib/platform/time";
import { findInvoice } from "./get-invoice";
import { accountNames, readLines } from "./read-sheet";

const HEADERS = [
  "section",
  "account",
  "kind",
  "service",
  "description",
  "from",
  "to",
  "count",
  "rate",
  "base",
  "amount",
  "tax",
];

/** Every line of one invoice as a file, as it stands on it. */
export const exportInvoiceLines = query({
  name: "invoice.export_lines",
  permission: "invoice:read",
  impersonation: "allow",
  input: z.object({ invoiceId: idInput() }),
  reads: ({ invoiceId }) => ({ type: "invoice", id: invoiceId, details: { file: "lines" } }),
  async run(read, { invoiceId }) {
    const { invoice } = await findInvoice(read, invoiceId);
    const lines = await readLines(read, invoiceId);
    const ids = [...new Set(lines.map(({ accountId }) => accountId))];
    const names = new Map((await accountNames(read, ids)).map(({ id, identifier }) => [id, identifier]));
    const rows = lines.map((line): CsvCell[] => [
      line.section,
      line.accountId === null ? "" : (names.get(line.accountId) ?? ""),
      line.kind,
      line.service,
      line.description,
      line.periodFrom,
      line.periodTo && addDays(line.periodTo, -1),
      line.count,
      line.rate,
      line.base,
      line.amount,
      line.tax,
    ]);
    return { name: invoice.number ?? `draft-${invoiceId}`, headers: HEADERS, rows };
  },
});
