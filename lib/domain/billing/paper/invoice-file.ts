import { seesPersonalData } from "@/lib/kernel/actor";
import type { Reader } from "@/lib/kernel/work";
import { keepFile, keptFile } from "../file-store";
import type { InvoiceWithName } from "../invoice-rows";
import { fingerprintOf } from "./fingerprint";
import { readAttachment, readPaper } from "./read-paper";

export type InvoiceFile = { fileName: string; pdf: Buffer };

const nameOf = ({ id, number }: InvoiceWithName["invoice"]): string =>
  `${(number ?? `draft-${id}`).replaceAll(/[^A-Za-z0-9._-]/g, "-")}.pdf`;

/** Part: an invoice's PDF, kept or drawn. The caller has found it in the actor's sight. */
export async function invoiceFile(
  read: Reader,
  { invoice }: Pick<InvoiceWithName, "invoice">,
): Promise<InvoiceFile> {
  const found = await readPaper(read, invoice);
  const fingerprint = fingerprintOf(found.paper, found.logo, found.listsCalls);
  const key = {
    invoiceId: invoice.id,
    customerId: invoice.customerId,
    masked: !seesPersonalData(read.actor),
  };
  const kept = await keptFile(read, key, fingerprint);
  if (kept) return { fileName: nameOf(invoice), pdf: kept };
  // Only who draws loads what draws: it is large, and whoever needs anything else of billing comes past here.
  const { drawInvoice } = await import("./draw-invoice");
  const pdf = await drawInvoice(found.paper, await readAttachment(read, invoice, found));
  await keepFile(read, key, fingerprint, pdf);
  return { fileName: nameOf(invoice), pdf };
}
