import type { Metadata } from "next";
import { plansPage } from "@/app/_catalog/plan-pages";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Subscription plans" };

export default plansPage("admin", saveListViewAction);
