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

export const approveInvoiceAction = formAction("reseller", approveInvoice, {
  message: ({ number }) => `Issued as ${number}.`,
});
export const adjustInvoiceAction = formAction("reseller", adjustInvoice, {
  message: ({ outstanding }) => `Adjusted; ${outstanding} is outstanding.`,
});
export const writeOffInvoiceAction = formAction("reseller", writeOffInvoice, {
  message: ({ amount }) => `${amount} written off.`,
});
export const voidInvoiceAction = formAction("reseller", voidInvoice, { message: "The invoice is void." });
export const reissueInvoiceAction = formAction("reseller", reissueInvoice, {
  message: ({ number }) => `Issued again as ${number}.`,
  redirectTo: ({ invoiceId }) => `/reseller/invoices/${invoiceId}`,
});
export const regenerateInvoicePdfAction = formAction("reseller", regenerateInvoicePdf, {
  message: "The PDF is drawn anew when it is next downloaded.",
});
