import { z } from "zod";
import { operation } from "@/lib/kernel/operation";
import { sha256Hex } from "@/lib/platform/ids";
import { brandingEntity, brandingOwner, saveBranding } from "./branding-rows";
import { ownerInput } from "./input";
import { logoType } from "./rules/logo";

/** Puts a picture on invoices. Its kind is told from its own bytes. */
export const setLogo = operation({
  name: "branding.set_logo",
  permission: "branding:manage",
  impersonation: "deny",
  input: z.object({
    resellerId: ownerInput(),
    logo: z.custom<Uint8Array>((value) => value instanceof Uint8Array, "Choose a picture."),
  }),
  async run(work, { resellerId, logo }) {
    const bytes = Buffer.from(logo.buffer, logo.byteOffset, logo.byteLength);
    const type = logoType(bytes);
    const owner = await brandingOwner(work, resellerId, { lock: true });
    await saveBranding(work, owner.id, { logo: bytes, logoType: type });
    work.audit.event(brandingEntity(owner), {
      details: { logo: type, bytes: bytes.length, sha256: sha256Hex(bytes) },
    });
    return { resellerId: owner.id, type };
  },
});
