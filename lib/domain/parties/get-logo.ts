import { z } from "zod";
import { query } from "@/lib/kernel/query";
import { notFound } from "@/lib/platform/errors";
import { brandingOwner, findBranding } from "./branding-rows";
import { ownerInput } from "./input";

/** The logo as a picture. @throws {DomainError} not_found where there is none. */
export const getLogo = query({
  name: "branding.get_logo",
  permission: "branding:manage",
  impersonation: "deny",
  input: z.object({ resellerId: ownerInput() }),
  reads: null,
  async run(read, { resellerId }) {
    const owner = await brandingOwner(read, resellerId);
    const { logo } = await findBranding(read, owner.id);
    if (!logo) throw notFound("logo");
    return logo;
  },
});
