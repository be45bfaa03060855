import type { Metadata } from "next";
import { disputesPage } from "@/app/_disputes/dispute-pages";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Disputes" };

export default disputesPage("customer", saveListViewAction);
