import type { Metadata } from "next";
import { tariffPage } from "@/app/_catalog/rate-pages";
import { saveListViewAction } from "../../../list-actions";

export const metadata: Metadata = { title: "Rates" };

export default tariffPage("admin", saveListViewAction);
