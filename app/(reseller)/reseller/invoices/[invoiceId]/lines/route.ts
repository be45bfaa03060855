import { invoiceLines } from "@/app/_invoices/export-invoices";

export const GET = invoiceLines("reseller");
