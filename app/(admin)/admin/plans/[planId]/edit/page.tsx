import type { Metadata } from "next";
import { editPlanPage } from "@/app/_catalog/plan-pages";
import { updatePlanAction } from "../../actions";

export const metadata: Metadata = { title: "Edit subscription plan" };

export default editPlanPage("admin", { action: updatePlanAction });
