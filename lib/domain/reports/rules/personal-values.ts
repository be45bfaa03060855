import { maskEmail, maskName, maskPhone, maskText } from "@/lib/platform/mask";

type Mask = (text: string) => string;

/** Entities whose name is a person's, or a person's number or login. Partners and catalogue entries are business names. */
const PERSONAL_NAMES: Record<string, Mask> = {
  customer: maskName,
  account: maskText,
  user: maskText,
  session: maskText,
  impersonation: maskName,
  /** The address of a page may carry what someone searched for. */
  page: (path) => path.replace(/\?.*$/s, "?•••"),
};

/** Entity types whose names a viewer without the right to personal data may not search by either. */
export const TYPES_WITH_PERSONAL_NAMES = Object.keys(PERSONAL_NAMES);

/** Contact fields, masked whatever entity they stand in. */
const CONTACT: Record<string, Mask> = {
  companyName: maskName,
  firstName: maskName,
  lastName: maskName,
  contactName: maskName,
  contact1: maskName,
  contact2: maskName,
  salutation: maskText,
  email: maskEmail,
  phone: maskPhone,
  phone1: maskPhone,
  phone2: maskPhone,
  fax: maskPhone,
  address: maskText,
  address1: maskText,
  address2: maskText,
  city: maskText,
  state: maskText,
  zip: maskText,
  taxId: maskText,
  note: maskText,
  login: maskText,
  identifier: maskText,
  user: maskText,
  /** What someone typed into a search box. */
  q: maskText,
};

/** How a property of an entity is masked; undefined when it is not personal. */
function maskOf(entityType: string, property: string): Mask | undefined {
  if (entityType === "company") return undefined;
  if (property === "name") return PERSONAL_NAMES[entityType];
  return Object.hasOwn(CONTACT, property) ? CONTACT[property] : undefined;
}

export const isPersonal = (entityType: string, property: string): boolean =>
  maskOf(entityType, property) !== undefined;

export const maskedName = (entityType: string, name: string): string =>
  name === "" ? "" : (PERSONAL_NAMES[entityType]?.(name) ?? name);

/** A value of a property for someone without the right to personal data. */
export const maskedValue = (entityType: string, property: string, value: string | null): string | null =>
  value === null ? null : (maskOf(entityType, property)?.(value) ?? value);

/** The same at every depth of a row's details, where `created` holds properties by name. */
export function maskedDetails(entityType: string, value: unknown, name = ""): unknown {
  if (Array.isArray(value)) return value.map((one) => maskedDetails(entityType, one, name));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, maskedDetails(entityType, inner, key)]),
    );
  return typeof value === "string" ? maskedValue(entityType, name, value) : value;
}
