import { HOUSE, type invoices } from "@/db/schema";
import { shownCustomer } from "@/lib/domain/customers";
import { type Actor, seesPersonalData } from "@/lib/kernel/actor";
import { maskEmail, maskPhone } from "@/lib/platform/mask";

/** Whom an invoice is from, as frozen with it. */
export type Seller = {
  name: string;
  address: string;
  country: string;
  taxId: string;
  email: string;
  phone: string;
};

/** Whom it is to, as frozen with it. */
export type Buyer = {
  name: string;
  companyName: string;
  firstName: string;
  lastName: string;
  address1: string;
  address2: string;
  city: string;
  state: string;
  zip: string;
  country: string;
  taxId: string;
  email: string;
};

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

/** Every field that is asked for, "" where an older invoice has none. */
const filled = <K extends string>(stored: unknown, names: readonly K[]): Record<K, string> => {
  const given = (stored ?? {}) as Record<string, unknown>;
  return Object.fromEntries(names.map((name) => [name, text(given[name])])) as Record<K, string>;
};

/** How a reseller is reached is masked as everywhere; the company is reached by everyone. */
export function sellerOf(
  actor: Actor,
  { seller, resellerId }: Pick<typeof invoices.$inferSelect, "seller" | "resellerId">,
): Seller {
  const stored = filled(seller, ["name", "address", "country", "taxId", "email", "phone"]);
  if (resellerId === HOUSE || seesPersonalData(actor)) return stored;
  return { ...stored, email: maskEmail(stored.email), phone: maskPhone(stored.phone) };
}

/** Masked for those without the right to personal data. */
export const buyerOf = (actor: Actor, { buyer }: Pick<typeof invoices.$inferSelect, "buyer">): Buyer =>
  shownCustomer(
    actor,
    filled(buyer, [
      "name",
      "companyName",
      "firstName",
      "lastName",
      "address1",
      "address2",
      "city",
      "state",
      "zip",
      "country",
      "taxId",
      "email",
    ]),
  );
