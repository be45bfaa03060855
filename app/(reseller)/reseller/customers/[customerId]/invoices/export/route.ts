import { invoiceExport } from "@/app/_invoices/export-invoices";

export const GET = invoiceExport("reseller");
