import type { Metadata } from "next";
import { ownInvoicesPage } from "@/app/_invoices/invoice-pages";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Invoices" };

export default ownInvoicesPage(saveListViewAction);
