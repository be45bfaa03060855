import { eq } from "drizzle-orm";
import { z } from "zod";
import { HOUSE, resellers } from "@/db/schema";
import { line, prose } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { brandingEntity, brandingOwner, findBranding, saveBranding } from "./branding-rows";
import { ownerInput } from "./input";

/**
 * Changes how invoices look: each is drawn anew when it is next asked for. A reseller's address stands here too, and is on
 * invoices made from then on; the company's is among its settings.
 */
export const updateBranding = operation({
  name: "branding.update",
  permission: "branding:manage",
  impersonation: "deny",
  input: z.object({
    resellerId: ownerInput(),
    accent: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^#[0-9a-f]{6}$/, "Use a colour like #1d4ed8."),
    invoiceText: prose(1000).default(""),
    address: prose(500).default(""),
    country: line(100).default(""),
    taxId: line(50).default(""),
  }),
  async run(work, { resellerId, accent, invoiceText, ...address }) {
    const owner = await brandingOwner(work, resellerId, { lock: true });
    const look = { accent, invoiceText };
    const before = await findBranding(work, owner.id);
    await saveBranding(work, owner.id, look);
    const own = owner.id === HOUSE ? {} : address;
    if (owner.id !== HOUSE) await work.tx.update(resellers).set(address).where(eq(resellers.id, owner.id));
    work.audit.changed(
      brandingEntity(owner),
      { ...owner, accent: before.accent, invoiceText: before.invoiceText },
      { ...look, ...own },
    );
    return { resellerId: owner.id };
  },
});
