"use server";

import { addTaxExemption, removeTaxExemption } from "@/lib/domain/billing";
import { formAction } from "@/lib/transport/action";

export const addExemptionAction = formAction("admin", addTaxExemption, { message: "Exempted." });
export const removeExemptionAction = formAction("admin", removeTaxExemption, { message: "Removed." });
