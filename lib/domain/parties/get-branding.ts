import { z } from "zod";
import { HOUSE } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { brandingOwner, findBranding } from "./branding-rows";
import { ownerInput } from "./input";

/** How invoices look, for the form that changes it. Nobody's personal data. */
export const getBranding = query({
  name: "branding.get",
  permission: "branding:manage",
  impersonation: "deny",
  input: z.object({ resellerId: ownerInput() }),
  reads: null,
  async run(read, { resellerId }) {
    const owner = await brandingOwner(read, resellerId);
    const { logo, accent, invoiceText } = await findBranding(read, owner.id);
    return {
      resellerId: owner.id,
      name: owner.id === HOUSE ? "" : owner.name,
      address: owner.address,
      country: owner.country,
      taxId: owner.taxId,
      hasLogo: logo !== null,
      accent,
      invoiceText,
    };
  },
});
