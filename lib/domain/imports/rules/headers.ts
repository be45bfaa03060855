import { type CustomerField, type Mapping, mappedColumns } from "./mapping";

export type MissingColumn = { column: string; suggestions: string[] };

/** "First_Name" and "first name" are the same to a reader. */
const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Single-character edits between two words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** 1 for the same words, 0 for nothing in common. */
function similarity(a: string, b: string): number {
  const [left, right] = [plain(a).slice(0, 60), plain(b).slice(0, 60)];
  const longest = Math.max(left.length, right.length);
  if (longest === 0) return 0;
  const edits = 1 - distance(left, right) / longest;
  const shortest = Math.min(left.length, right.length);
  const holds = shortest >= 3 && (left.includes(right) || right.includes(left));
  return holds ? Math.max(edits, 0.6 + (0.4 * shortest) / longest) : edits;
}

/** The columns a mapping reads that the file does not have, each with up to three existing names that come near. */
export function checkHeaders(mapping: Mapping, headers: readonly string[]): MissingColumn[] {
  const present = new Set(headers);
  return mappedColumns(mapping)
    .filter((column) => !present.has(column))
    .map((column) => ({
      column,
      suggestions: headers
        .map((header) => ({ header, score: similarity(column, header) }))
        .filter(({ score }) => score >= 0.5)
        .sort((a, b) => b.score - a.score)
        .slice(0, 3)
        .map(({ header }) => header),
    }));
}

/** One line for people: “The file has no column “CustID” (did you mean “customerID”?).” */
export function missingColumnText({ column, suggestions }: MissingColumn): string {
  const near = suggestions.map((name) => `“${name}”`).join(" or ");
  return `The file has no column “${column}”${near === "" ? "" : ` (did you mean ${near}?)`}.`;
}

const KNOWN: Record<CustomerField | "key" | "account" | "charge" | "startDate" | "tenureMonths", string[]> = {
  key: [
    "customer id",
    "external ref",
    "external id",
    "id",
    "customer number",
    "customer no",
    "client id",
    "reference",
  ],
  name: ["name", "customer name", "full name", "customer", "display name"],
  companyName: ["company", "company name", "organisation", "organization", "business name"],
  salutation: ["salutation", "title"],
  firstName: ["first name", "given name", "forename"],
  lastName: ["last name", "surname", "family name"],
  email: ["email", "e-mail", "email address", "mail"],
  phone1: ["phone", "phone 1", "phone number", "telephone", "mobile", "contact phone"],
  phone2: ["phone 2", "second phone", "alternative phone"],
  fax: ["fax", "fax number"],
  contact1: ["contact", "contact 1", "contact person"],
  contact2: ["contact 2", "second contact"],
  address1: ["address", "address 1", "address line 1", "street", "street address"],
  address2: ["address 2", "address line 2"],
  city: ["city", "town"],
  state: ["state", "province", "region"],
  zip: ["zip", "zip code", "postal code", "postcode"],
  country: ["country", "country code"],
  taxId: ["tax id", "vat number", "vat id", "vat", "tax number"],
  account: ["account", "account id", "line", "username", "msisdn"],
  charge: ["monthly charges", "monthly charge", "monthly fee", "charge", "recurring charge", "mrc"],
  startDate: ["start date", "activation date", "activated on", "start", "customer since"],
  tenureMonths: ["tenure", "tenure months", "months"],
};

export type SuggestedColumns = Partial<Record<keyof typeof KNOWN, string>>;

/**
 * A first guess for the mapping page: which column fills what, by name alone. A column is given to one thing only, the
 * best match first; what has no near name is left out.
 */
export function suggestMapping(headers: readonly string[]): SuggestedColumns {
  const pairs = (Object.keys(KNOWN) as (keyof typeof KNOWN)[]).flatMap((target) =>
    headers.map((header) => {
      const scores = KNOWN[target].map((known) => (plain(known) === plain(header) ? 1 : near(known, header)));
      return { target, header, score: Math.max(...scores) };
    }),
  );
  const found: SuggestedColumns = {};
  const taken = new Set<string>();
  for (const { target, header, score } of pairs.sort((a, b) => b.score - a.score)) {
    if (score < 0.8 || found[target] !== undefined || taken.has(header)) continue;
    found[target] = header;
    taken.add(header);
  }
  return found;
}

/** A misspelling only: “PhoneService” is no phone number. */
function near(known: string, header: string): number {
  const [left, right] = [plain(known), plain(header)];
  const digits = (text: string) => text.replace(/\D/g, "");
  if (Math.min(left.length, right.length) < 4 || digits(left) !== digits(right)) return 0;
  return 0.99 * (1 - distance(left, right.slice(0, 60)) / Math.max(left.length, right.length));
}
