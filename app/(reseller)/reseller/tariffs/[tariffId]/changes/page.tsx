import type { Metadata } from "next";
import { tariffChangesPage } from "@/app/_catalog/tariff-pages";
import { saveListViewAction } from "../../../../list-actions";

export const metadata: Metadata = { title: "Changes of rates" };

export default tariffChangesPage("reseller", saveListViewAction);
