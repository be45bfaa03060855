import type { Metadata } from "next";
import { planPage } from "@/app/_catalog/plan-pages";
import { archivePlanAction, restorePlanAction } from "../actions";

export const metadata: Metadata = { title: "Subscription plan" };

export default planPage("reseller", { archive: archivePlanAction, restore: restorePlanAction });
