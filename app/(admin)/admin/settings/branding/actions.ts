"use server";

import { removeLogo, updateBranding } from "@/lib/domain/parties";
import { formAction } from "@/lib/transport/action";

export const updateBrandingAction = formAction("admin", updateBranding, { message: "Saved." });
export const removeLogoAction = formAction("admin", removeLogo, { message: "The logo is removed." });
