import type { Metadata } from "next";
import { invoicePage } from "@/app/_invoices/invoice-pages";

export const metadata: Metadata = { title: "Invoice" };

export default invoicePage("distributor");
