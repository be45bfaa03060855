import type { Metadata } from "next";
import { discountsPage } from "@/app/_catalog/discount-pages";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Volume discounts" };

export default discountsPage("reseller", saveListViewAction);
