import { invoicePdf } from "@/app/_invoices/export-invoices";

export const GET = invoicePdf("reseller");
