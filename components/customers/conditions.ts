/** The fields of the advanced search, as people call them. */
export const FIELD_NAMES: Record<string, string> = {
  name: "Name",
  companyName: "Company",
  firstName: "First name",
  lastName: "Last name",
  email: "E-mail",
  phone1: "Phone",
  phone2: "Second phone",
  fax: "Fax",
  contact1: "Contact person",
  contact2: "Second contact person",
  address1: "Address",
  address2: "Address, second line",
  city: "City",
  state: "State",
  zip: "ZIP code",
  country: "Country",
  externalRef: "External reference",
};

export const COMPARISON_NAMES: Record<string, string> = {
  is: "is",
  begins: "begins with",
  contains: "contains",
  ends: "ends with",
  empty: "is empty",
};

export type ConditionText = { field: string; op: string; value: string };

const listed = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

type Params = Record<string, string | string[] | undefined>;

/** Conditions stand in the address as three parallel lists: f (field), o (comparison), v (value). */
export function conditionsIn(params: Params): ConditionText[] {
  const [fields, ops, values] = [listed(params.f), listed(params.o), listed(params.v)];
  return fields
    .map((field, n) => ({ field, op: ops[n] ?? "contains", value: (values[n] ?? "").trim() }))
    .filter(
      ({ field, op, value }) =>
        field in FIELD_NAMES && op in COMPARISON_NAMES && (op === "empty" || value !== ""),
    );
}
