import { z } from "zod";
import { operation } from "@/lib/kernel/operation";
import { brandingEntity, brandingOwner, saveBranding } from "./branding-rows";
import { ownerInput } from "./input";

/** Invoices show the name instead of a picture. */
export const removeLogo = operation({
  name: "branding.remove_logo",
  permission: "branding:manage",
  impersonation: "deny",
  input: z.object({ resellerId: ownerInput() }),
  async run(work, { resellerId }) {
    const owner = await brandingOwner(work, resellerId, { lock: true });
    await saveBranding(work, owner.id, { logo: null, logoType: null });
    work.audit.event(brandingEntity(owner), { details: { logo: null } });
    return { resellerId: owner.id };
  },
});
