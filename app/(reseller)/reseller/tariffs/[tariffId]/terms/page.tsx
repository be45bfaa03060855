import type { Metadata } from "next";
import { tariffTermsPage } from "@/app/_catalog/tariff-pages";
import { archiveTariffAction, restoreTariffAction } from "../../actions";

export const metadata: Metadata = { title: "Tariff" };

export default tariffTermsPage("reseller", { archive: archiveTariffAction, restore: restoreTariffAction });
