"use server";

import { archivePlan, clonePlan, createPlan, restorePlan, updatePlan } from "@/lib/domain/catalog";
import { formAction } from "@/lib/transport/action";

const planHref = ({ planId }: { planId: number }) => `/admin/plans/${planId}`;

export const createPlanAction = formAction("admin", createPlan, { redirectTo: planHref });
export const updatePlanAction = formAction("admin", updatePlan, { redirectTo: planHref });
export const clonePlanAction = formAction("admin", clonePlan, { redirectTo: planHref });
export const archivePlanAction = formAction("admin", archivePlan, { message: "Archived." });
export const restorePlanAction = formAction("admin", restorePlan, { message: "Back on offer." });
