import type { Metadata } from "next";
import { tariffTermsPage } from "@/app/_catalog/tariff-pages";
import { rerateAction } from "../../../usage/actions";
import { archiveTariffAction, restoreTariffAction } from "../../actions";

export const metadata: Metadata = { title: "Tariff" };

export default tariffTermsPage("admin", {
  archive: archiveTariffAction,
  restore: restoreTariffAction,
  rerate: rerateAction,
});
