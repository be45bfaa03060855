import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { findInvoice } from "./get-invoice";
import { type InvoiceFile, invoiceFile } from "./paper/invoice-file";

/** An invoice as a PDF: drawn on demand, kept until something on it changes. */
export const getInvoicePdf = query({
  name: "invoice.get_pdf",
  permission: "invoice:read",
  impersonation: "allow",
  input: z.object({ invoiceId: idInput() }),
  reads: ({ invoiceId }, { fileName }: InvoiceFile) => ({
    type: "invoice",
    id: invoiceId,
    name: fileName.replace(/\.pdf$/, ""),
    details: { file: "pdf" },
  }),
  run: async (read, { invoiceId }) => invoiceFile(read, await findInvoice(read, invoiceId)),
});
