import { eq, ne } from "drizzle-orm";
import { branding, HOUSE, resellers } from "@/db/schema";
import type { AuditEntity } from "@/lib/kernel/audit";
import { ownResellerId, visibleAnd } from "@/lib/kernel/scope";
import type { Reader, Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import type { LogoType } from "./rules/logo";

/** How invoices look. */
export type Branding = {
  logo: { bytes: Buffer; type: LogoType } | null;
  /** "#1d4ed8". */
  accent: string;
  /** At the foot of every invoice. */
  invoiceText: string;
};

const PLAIN: Branding = { logo: null, accent: "#1d4ed8", invoiceText: "" };

/** Part: how the invoices of a reseller look (0 is the company); the house's plain look where nothing was ever set. */
export async function findBranding(read: Reader, resellerId: number): Promise<Branding> {
  const [row] = await read.tx.select().from(branding).where(eq(branding.resellerId, resellerId));
  if (!row) return PLAIN;
  const { logo, logoType, accent, invoiceText } = row;
  return {
    logo: logo && logoType ? { bytes: logo, type: logoType as LogoType } : null,
    accent,
    invoiceText,
  };
}

export type BrandingOwner = { id: number; name: string; address: string; country: string; taxId: string };

/** A reseller brands itself; an operator the company, or the reseller asked for. @throws {DomainError} not_found. */
export async function brandingOwner(
  read: Reader,
  wanted: number,
  options: { lock?: boolean } = {},
): Promise<BrandingOwner> {
  const isStaff = read.actor.kind === "admin" || read.actor.kind === "system";
  const id = isStaff ? wanted : ownResellerId(read.actor);
  if (id === HOUSE && !isStaff) throw notFound("reseller");
  // The row with id 0 stands for the company: locking it locks the company's look.
  const where =
    id === HOUSE
      ? eq(resellers.id, HOUSE)
      : visibleAnd(read.actor, "resellers", eq(resellers.id, id), ne(resellers.id, HOUSE));
  const rows = read.tx
    .select({
      id: resellers.id,
      name: resellers.name,
      address: resellers.address,
      country: resellers.country,
      taxId: resellers.taxId,
    })
    .from(resellers)
    .where(where);
  const [owner] = options.lock ? await rows.for("update") : await rows;
  if (!owner) throw notFound("reseller");
  return owner;
}

export const brandingEntity = ({ id, name }: BrandingOwner): AuditEntity => ({
  type: "branding",
  id,
  name: id === HOUSE ? "The company's invoices" : name,
  resellerId: id,
});

/** Writes what is given of a locked owner's look, and leaves the rest. */
export async function saveBranding(
  work: Work,
  resellerId: number,
  values: Partial<typeof branding.$inferInsert>,
): Promise<void> {
  const set = { ...values, updatedAt: work.now };
  await work.tx
    .insert(branding)
    .values({ ...set, resellerId })
    .onConflictDoUpdate({ target: branding.resellerId, set });
}
