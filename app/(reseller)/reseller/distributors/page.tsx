import type { Metadata } from "next";
import { distributorsPage } from "@/app/_partners/distributor-pages";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Distributors" };

export default distributorsPage("reseller", saveListViewAction);
