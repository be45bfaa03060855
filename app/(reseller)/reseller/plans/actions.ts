"use server";

import { archivePlan, clonePlan, createPlan, restorePlan, updatePlan } from "@/lib/domain/catalog";
import { formAction } from "@/lib/transport/action";

const planHref = ({ planId }: { planId: number }) => `/reseller/plans/${planId}`;

export const createPlanAction = formAction("reseller", createPlan, { redirectTo: planHref });
export const updatePlanAction = formAction("reseller", updatePlan, { redirectTo: planHref });
export const clonePlanAction = formAction("reseller", clonePlan, { redirectTo: planHref });
export const archivePlanAction = formAction("reseller", archivePlan, { message: "Archived." });
export const restorePlanAction = formAction("reseller", restorePlan, { message: "Back on offer." });
