"use server";

import { addTaxExemption, removeTaxExemption } from "@/lib/domain/billing";
import { formAction } from "@/lib/transport/action";

export const addExemptionAction = formAction("reseller", addTaxExemption, { message: "Exempted." });
export const removeExemptionAction = formAction("reseller", removeTaxExemption, { message: "Removed." });
