"use server";

import {
  adjustInvoice,
  approveInvoice,
  regenerateInvoicePdf,
  reissueInvoice,
  voidInvoice,
  writeOffInvoice,
} from "@/lib/domain/billing";
import { formAction } from "@/lib/transport/action";

export const approveInvoiceAction = formAction("admin", approveInvoice, {
  message: ({ number }) => `Issued as ${number}.`,
});
export const adjustInvoiceAction = formAction("admin", adjustInvoice, {
  message: ({ outstanding }) => `Adjusted; ${outstanding} is outstanding.`,
});
export const writeOffInvoiceAction = formAction("admin", writeOffInvoice, {
  message: ({ amount }) => `${amount} written off.`,
});
export const voidInvoiceAction = formAction("admin", voidInvoice, { message: "The invoice is void." });
export const reissueInvoiceAction = formAction("admin", reissueInvoice, {
  message: ({ number }) => `Issued again as ${number}.`,
  redirectTo: ({ invoiceId }) => `/admin/invoices/${invoiceId}`,
});
export const regenerateInvoicePdfAction = formAction("admin", regenerateInvoicePdf, {
  message: "The PDF is drawn anew when it is next downloaded.",
});
