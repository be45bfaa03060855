import { invoicePdfsExport } from "@/app/_invoices/export-invoices";

export const GET = invoicePdfsExport("admin");
