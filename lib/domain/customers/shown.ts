import { type Actor, seesPersonalData } from "@/lib/kernel/actor";
import { maskEmail, maskName, maskPhone, maskText } from "@/lib/platform/mask";

export const shownName = (actor: Actor, name: string): string =>
  seesPersonalData(actor) ? name : maskName(name);

const MASKS = {
  name: maskName,
  companyName: maskName,
  salutation: maskText,
  firstName: maskName,
  lastName: maskName,
  contactName: maskName,
  contact1: maskName,
  contact2: maskName,
  email: maskEmail,
  phone1: maskPhone,
  phone2: maskPhone,
  fax: maskPhone,
  address1: maskText,
  address2: maskText,
  city: maskText,
  state: maskText,
  zip: maskText,
  taxId: maskText,
  note: maskText,
} as const satisfies Record<string, (text: string) => string>;

/** A customer as this actor may see it: with personal data masked for those without the right to it. */
export function shownCustomer<T extends object>(actor: Actor, customer: T): T {
  if (seesPersonalData(actor)) return customer;
  const masked = Object.entries(MASKS).flatMap(([name, mask]) => {
    const value = (customer as Record<string, unknown>)[name];
    return typeof value === "string" ? [[name, mask(value)]] : [];
  });
  return { ...customer, ...Object.fromEntries(masked) };
}
