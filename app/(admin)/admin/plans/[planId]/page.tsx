import type { Metadata } from "next";
import { planPage } from "@/app/_catalog/plan-pages";
import { archivePlanAction, restorePlanAction } from "../actions";

export const metadata: Metadata = { title: "Subscription plan" };

export default planPage("admin", { archive: archivePlanAction, restore: restorePlanAction });
