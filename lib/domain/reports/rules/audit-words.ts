/** Entity types of the audit log in words; a type without an entry is its own name with spaces. */
const ENTITIES: Record<string, [one: string, many: string]> = {
  customer: ["customer", "customers"],
  account: ["account", "accounts"],
  subscription: ["subscription", "subscriptions"],
  product: ["product", "products"],
  plan: ["subscription plan", "subscription plans"],
  customer_class: ["customer class", "customer classes"],
  tax_regime: ["tax regime", "tax regimes"],
  number_series: ["number series", "number series"],
  reseller: ["reseller", "resellers"],
  distributor: ["distributor", "distributors"],
  currency: ["currency", "currencies"],
  time_zone: ["time zone", "time zones"],
  company: ["company", "companies"],
  user: ["user", "users"],
  role: ["role", "roles"],
  session: ["session", "sessions"],
  impersonation: ["acting session", "acting sessions"],
  page: ["page", "pages"],
  import: ["import", "imports"],
  audit_log: ["audit log", "audit log"],
  audit_seal: ["audit seal", "audit seals"],
};

const spaced = (name: string): string => name.replaceAll(/[_.]/g, " ");

/** "customer_class" → "customer class". */
export const entityWord = (type: string): string => ENTITIES[type]?.[0] ?? spaced(type);
/** "customer_class" → "customer classes". */
export const entityWords = (type: string): string => ENTITIES[type]?.[1] ?? `${spaced(type)}s`;

/** Properties whose label is not simply their name with spaces. */
const PROPERTIES: Record<string, string> = {
  externalRef: "External reference",
  email: "E-mail",
  phone1: "Phone",
  phone2: "Second phone",
  contact1: "Contact",
  contact2: "Second contact",
  address1: "Address",
  address2: "Address, second line",
  zip: "Postcode",
  classId: "Customer class",
  planId: "Subscription plan",
  productId: "Product",
  roleId: "Role",
  distributorId: "Distributor",
  resellerId: "Reseller",
  discountPercent: "Discount, percent",
  taxId: "Tax id",
  taxRegimeId: "Tax regime",
  activatesOn: "Activation date",
  expiresOn: "Last day",
  startOn: "Start date",
  endOn: "End date",
};

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** "creditLimit" → "Credit limit"; labels stay as they are, so that a later writer may store one. */
export const propertyLabel = (property: string): string =>
  PROPERTIES[property] ??
  sentence(
    spaced(property)
      .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
      .replaceAll(/ [A-Z](?=[a-z])/g, (letter) => letter.toLowerCase()),
  );

const flat = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

/**
 * What someone typed into the property filter, in the spellings it may be stored in: "Credit limit", "creditLimit"
 * and "credit limit" all mean the same column. Compared in lower case without spaces and signs.
 */
export function propertySpellings(typed: string): string[] {
  const wanted = flat(typed);
  const byLabel = Object.entries(PROPERTIES).filter(([, label]) => flat(label) === wanted);
  return [...new Set([wanted, ...byLabel.map(([name]) => flat(name))])];
}

/** What moved a value: the words of a cause type, where the amount came from, and what its id is called. */
type CauseWords = { cause: string; source?: string; reference: string };

const CAUSES: Record<string, CauseWords> = {
  payment: { cause: "Payments source", source: "from customer payment transaction", reference: "xDR id" },
  charge: { cause: "Charge", source: "from the ledger", reference: "xDR id" },
  xdr: { cause: "Ledger entry", reference: "xDR id" },
  adjustment: { cause: "Adjustment", source: "from a balance adjustment", reference: "xDR id" },
  invoice: { cause: "Invoice", source: "from invoice generation", reference: "invoice id" },
  due_date: { cause: "Due date", source: "passed", reference: "due on" },
  plan: { cause: "Subscription plan", source: "from a change of its fees", reference: "plan id" },
  import: { cause: "Import", source: "from an imported file", reference: "import id" },
};

/** What caused a change, and what its id is the id of. */
export const causeWords = (type: string): CauseWords =>
  CAUSES[type] ?? { cause: sentence(spaced(type)), reference: `${spaced(type)} id` };

const PAST: Record<string, string> = {
  set: "set",
  send: "sent",
  run: "ran",
  begin: "began",
  read: "read",
  stop: "stopped",
  cancel: "cancelled",
  undo: "undid",
  renew: "renewed",
};

function pastOf(verb: string): string {
  const known = PAST[verb];
  if (known) return known;
  if (verb.endsWith("e")) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}

/** "customer.update_contact" → { done: "updated", what: "contact" }. */
export function actionWords(action: string): { done: string; what: string } {
  const [verb = "change", ...rest] = (action.split(".")[1] ?? action).split("_");
  return { done: pastOf(verb), what: rest.join(" ") };
}
