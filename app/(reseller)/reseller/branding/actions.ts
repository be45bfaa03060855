"use server";

import { removeLogo, updateBranding } from "@/lib/domain/parties";
import { formAction } from "@/lib/transport/action";

export const updateBrandingAction = formAction("reseller", updateBranding, { message: "Saved." });
export const removeLogoAction = formAction("reseller", removeLogo, { message: "The logo is removed." });
