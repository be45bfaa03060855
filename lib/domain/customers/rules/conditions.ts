/**
 * The fields that can be searched, with what surrounds each in the generated search column (db/schema/customers.ts):
 * "" where the field begins or ends the column.
 */
export const SEARCH_FIELDS = {
  name: { before: "", after: "\n" },
  companyName: { before: "\n", after: "\n" },
  firstName: { before: "\n", after: " " },
  lastName: { before: " ", after: "\n" },
  email: { before: "\n", after: "\n" },
  phone1: { before: "\n", after: "\n" },
  phone2: { before: "\n", after: "\n" },
  fax: { before: "\n", after: "\n" },
  contact1: { before: "\n", after: "\n" },
  contact2: { before: "\n", after: "\n" },
  address1: { before: "\n", after: "\n" },
  address2: { before: "\n", after: "\n" },
  city: { before: "\n", after: "\n" },
  state: { before: "\n", after: "\n" },
  zip: { before: "\n", after: "\n" },
  country: { before: "\n", after: "\n" },
  externalRef: { before: "\n", after: "" },
} as const;
export type SearchField = keyof typeof SEARCH_FIELDS;
export const SEARCH_FIELD_NAMES = Object.keys(SEARCH_FIELDS) as [SearchField, ...SearchField[]];

export const COMPARISONS = ["is", "begins", "contains", "ends", "empty"] as const;
export type Comparison = (typeof COMPARISONS)[number];

export type Condition = { field: SearchField; op: Comparison; value: string };

/**
 * What must stand in the search column where a condition holds: literal text, and whether the column begins or ends
 * with it. Null where the condition says nothing about that (a field that is empty).
 */
export function searchNeedle({ field, op, value }: Condition): {
  text: string;
  atStart: boolean;
  atEnd: boolean;
} | null {
  if (op === "empty" || value === "") return null;
  const { before, after } = SEARCH_FIELDS[field];
  const fromStart = op === "is" || op === "begins";
  const toEnd = op === "is" || op === "ends";
  return {
    text: `${fromStart ? before : ""}${value}${toEnd ? after : ""}`,
    atStart: fromStart && before === "",
    atEnd: toEnd && after === "",
  };
}
