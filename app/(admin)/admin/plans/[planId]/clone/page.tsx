import type { Metadata } from "next";
import { clonePlanPage } from "@/app/_catalog/plan-pages";
import { clonePlanAction } from "../../actions";

export const metadata: Metadata = { title: "Clone subscription plan" };

export default clonePlanPage("admin", { action: clonePlanAction });
