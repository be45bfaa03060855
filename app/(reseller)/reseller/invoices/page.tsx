import type { Metadata } from "next";
import { invoicesPage } from "@/app/_invoices/invoice-pages";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Invoices" };

export default invoicesPage("reseller", saveListViewAction);
