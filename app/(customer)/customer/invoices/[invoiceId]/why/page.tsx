import type { Metadata } from "next";
import { invoiceWhyPage } from "@/app/_reports/why-pages";

export const metadata: Metadata = { title: "Why?" };

export default invoiceWhyPage("customer");
