import { z } from "zod";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import { DomainError } from "@/lib/platform/errors";
import { everyRow } from "@/lib/platform/every-row";
import { findInvoice } from "./get-invoice";
import { type InvoiceFilter, invoiceFilterShape } from "./invoice-filter";
import { countInvoices, invoicePage } from "./list-invoices";
import { type InvoiceFile, invoiceFile } from "./paper/invoice-file";

/** Drawing takes some tenths of a second each, and somebody waits for all of them. */
export const MOST_PDFS = 1_000;

async function* allFiles(read: Reader, filter: InvoiceFilter): AsyncGenerator<InvoiceFile> {
  const page = { sort: "id", dir: "asc", direction: "next", pageSize: 100 } as const;
  const used = new Set<string>();
  for await (const { id } of everyRow((cursor) => invoicePage(read, { ...filter, ...page, cursor }))) {
    const file = await invoiceFile(read, await findInvoice(read, id));
    // Customers can have number series of their own, with the same numbers in them.
    const fileName = used.has(file.fileName) ? `${id}-${file.fileName}` : file.fileName;
    used.add(fileName);
    yield { ...file, fileName };
  }
}

/**
 * The PDFs of the invoices asked for, the oldest first, each drawn when it is its turn.
 * @throws {DomainError} limit for more than a thousand, not_found for none.
 */
export const exportInvoicePdfs = query({
  name: "invoice.export_pdfs",
  permission: "invoice:export",
  impersonation: "deny",
  input: z.object(invoiceFilterShape),
  reads: (filter) => ({ type: "invoice", id: null, details: { filter, files: "pdf" } }),
  async run(read, filter) {
    const count = await countInvoices(read, filter, MOST_PDFS);
    if (count.value > MOST_PDFS)
      throw new DomainError(
        "limit",
        `More than ${MOST_PDFS} invoices match. Narrow the list, by days for instance, and download them in parts.`,
      );
    if (count.value === 0) throw new DomainError("not_found", "No invoice matches.");
    return { files: allFiles(read, filter) };
  },
});
