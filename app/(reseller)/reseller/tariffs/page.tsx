import type { Metadata } from "next";
import { tariffsPage } from "@/app/_catalog/tariff-pages";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Tariffs" };

export default tariffsPage("reseller", saveListViewAction);
