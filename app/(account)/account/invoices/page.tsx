import type { Metadata } from "next";
import { extractsPage } from "@/app/_invoices/extract-pages";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Invoices" };

export default extractsPage(saveListViewAction);
