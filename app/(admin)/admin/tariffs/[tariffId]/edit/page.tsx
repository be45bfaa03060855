import type { Metadata } from "next";
import { editTariffPage } from "@/app/_catalog/tariff-pages";
import { updateTariffAction } from "../../actions";

export const metadata: Metadata = { title: "Edit tariff" };

export default editTariffPage("admin", { action: updateTariffAction });
