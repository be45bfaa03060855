import type { Metadata } from "next";
import { newTariffPage } from "@/app/_catalog/tariff-pages";
import { createTariffAction } from "../actions";

export const metadata: Metadata = { title: "New tariff" };

export default newTariffPage("reseller", { action: createTariffAction });
