import type { Metadata } from "next";
import { invoicePage } from "@/app/_invoices/invoice-pages";
import {
  adjustInvoiceAction,
  approveInvoiceAction,
  regenerateInvoicePdfAction,
  reissueInvoiceAction,
  voidInvoiceAction,
  writeOffInvoiceAction,
} from "../actions";

export const metadata: Metadata = { title: "Invoice" };

export default invoicePage("admin", {
  approve: approveInvoiceAction,
  adjust: adjustInvoiceAction,
  void: voidInvoiceAction,
  reissue: reissueInvoiceAction,
  writeOff: writeOffInvoiceAction,
  regeneratePdf: regenerateInvoicePdfAction,
});
