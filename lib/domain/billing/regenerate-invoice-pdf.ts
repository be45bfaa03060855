import { sql } from "drizzle-orm";
import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { invoiceEntity } from "./entities";
import { dropFiles } from "./file-store";
import { lockInvoice } from "./lock-invoice";
import { BUYER, SELLER } from "./store";

/**
 * Takes addresses and language as they are now, and draws the PDF anew when it is next asked for (domain reference F5.5).
 * Number, dates, lines and amounts stay.
 */
export const regenerateInvoicePdf = operation({
  name: "invoice.regenerate_pdf",
  permission: "invoice:issue",
  impersonation: "deny",
  input: z.object({ invoiceId: idInput() }),
  async run(work, { invoiceId }) {
    const { invoice } = await lockInvoice(work, invoiceId);
    await work.tx.execute(sql`
      update invoices i set seller = ${SELLER}, buyer = ${BUYER}, language = c.language
      from customers c where c.id = i.customer_id and i.id = ${invoiceId}`);
    await dropFiles(work, invoiceId);
    work.audit.event(invoiceEntity(invoice), { details: { regenerated: "pdf" } });
    return { invoiceId };
  },
});
