import { invoiceWhyExport } from "@/app/_reports/why-pages";

export const GET = invoiceWhyExport("admin");
