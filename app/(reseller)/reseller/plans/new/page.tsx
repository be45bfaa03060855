import type { Metadata } from "next";
import { newPlanPage } from "@/app/_catalog/plan-pages";
import { createPlanAction } from "../actions";

export const metadata: Metadata = { title: "New subscription plan" };

export default newPlanPage("reseller", { action: createPlanAction });
