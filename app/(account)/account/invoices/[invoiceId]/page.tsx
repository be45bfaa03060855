import type { Metadata } from "next";
import { extractPage } from "@/app/_invoices/extract-pages";

export const metadata: Metadata = { title: "Invoice" };

export default extractPage;
