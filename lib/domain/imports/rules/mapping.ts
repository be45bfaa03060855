import { z } from "zod";
import { invalid } from "@/lib/platform/errors";
import { isMoney, isNegative } from "@/lib/platform/money";

/** Fields of a customer that a file can fill, with the longest value each takes. */
export const CUSTOMER_FIELDS = {
  name: 200,
  companyName: 200,
  salutation: 50,
  firstName: 100,
  lastName: 100,
  email: 254,
  phone1: 50,
  phone2: 50,
  fax: 50,
  contact1: 200,
  contact2: 200,
  address1: 200,
  address2: 200,
  city: 100,
  state: 100,
  zip: 20,
  country: 100,
  taxId: 50,
} as const;
export type CustomerField = keyof typeof CUSTOMER_FIELDS;

export const DATE_FORMATS = ["YYYY-MM-DD", "DD.MM.YYYY", "DD/MM/YYYY", "MM/DD/YYYY"] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

const column = z.string().trim().min(1, "Name a column.").max(200);
const name = z.string().trim().min(1).max(200);
const price = z
  .string()
  .refine((text) => isMoney(text) && !isNegative(text), "Write the price like 20.00, zero or more.");
const values = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((one) => (Array.isArray(one) ? one : [one]));

/** Where a text comes from: a column's name, or columns joined by a space, a template like "{First} ({Id})", or one text for all. */
const source = z.union([
  column,
  z.strictObject({ column }),
  z.strictObject({ columns: z.array(column).min(1) }),
  z.strictObject({ template: z.string().min(1).max(500) }),
  z.strictObject({ constant: z.string().min(1).max(200) }),
]);
export type Source = z.output<typeof source>;

const service = z.strictObject({
  column,
  /** The value, or any of the values, that mean the customer has this service. */
  equals: values,
  /** Values that mean it does not. When given, any other value rejects the row instead of passing for "no". */
  absent: values.optional(),
  planName: name,
  productName: name.optional(),
  listPrice: price,
});

const fields = Object.keys(CUSTOMER_FIELDS) as CustomerField[];
const optionalFields = Object.fromEntries(fields.map((field) => [field, source.optional()])) as Record<
  CustomerField,
  z.ZodOptional<typeof source>
>;

export const mappingSchema = z.strictObject({
  version: z.literal(1),
  /** The column whose value names the customer in the system it comes from; importing it again changes nothing. */
  key: column,
  customer: z.strictObject({ ...optionalFields, name: source }),
  balanceControl: z.enum(["postpaid", "prepaid"]).default("postpaid"),
  className: source.optional(),
  /** The reseller that owns the customer, by its name; without it the company does. */
  resellerRef: source.optional(),
  account: z.strictObject({ identifier: source, productName: name.optional() }).optional(),
  services: z.array(service).max(200).default([]),
  /** What is really charged each period: what it differs from the list prices becomes a fee adjustment. */
  charge: z
    .strictObject({
      column,
      adjustOn: z.enum(["first", "largest"]).default("largest"),
      reasons: z.strictObject({ discount: name, upcharge: name }),
    })
    .optional(),
  closed: z
    .strictObject({
      column,
      equals: values,
      /** Values that mean it is not closed. When given, any other value rejects the row. */
      open: values.optional(),
      /** The last day of service; without it, the day before the import. */
      dateColumn: column.optional(),
    })
    .optional(),
  activation: z
    .strictObject({
      tenureMonthsColumn: column.optional(),
      dateColumn: column.optional(),
      dateFormat: z.enum(DATE_FORMATS).default("YYYY-MM-DD"),
    })
    .refine((one) => (one.tenureMonthsColumn === undefined) !== (one.dateColumn === undefined), {
      message: "Give either a column of months or a column of dates.",
    })
    .optional(),
  /** Columns that must hold amounts although nothing is taken from them: a shifted row shows here. */
  numericColumns: z.array(z.strictObject({ column, allowBlank: z.boolean().default(false) })).default([]),
  /** Columns kept as lines of the customer's note. */
  notes: z.array(z.strictObject({ column, label: name.optional() })).default([]),
  currency: z.string().regex(/^[A-Z]{3}$/, "Write the currency as its three-letter code, like EUR."),
  /** Amounts are written 29,85 in the file. */
  decimalComma: z.boolean().default(false),
  delimiter: z.enum([",", ";", "\t", "|"]).optional(),
  encoding: z.enum(["utf-8", "latin1"]).optional(),
});
export type Mapping = z.output<typeof mappingSchema>;

/**
 * Reads a mapping (MAP.json, a preset, the mapping page).
 * @throws {DomainError} invalid, with what is wrong by place.
 */
export function parseMapping(value: unknown): Mapping {
  const parsed = mappingSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fieldErrors: Record<string, string[]> = {};
  for (const { path, message } of parsed.error.issues) {
    const place = path.join(".");
    fieldErrors[place] = [...(fieldErrors[place] ?? []), message];
  }
  const [place, messages] = Object.entries(fieldErrors)[0] ?? ["", []];
  throw invalid(
    `The mapping is not valid${place === "" ? "" : ` at “${place}”`}: ${messages[0]}`,
    fieldErrors,
  );
}

const PLACEHOLDER = /\{([^{}]+)\}/g;

/** The columns a source reads, in order. */
export function columnsOf(from: Source | undefined): string[] {
  if (from === undefined) return [];
  if (typeof from === "string") return [from];
  if ("column" in from) return [from.column];
  if ("columns" in from) return from.columns;
  return "template" in from
    ? [...from.template.matchAll(PLACEHOLDER)].map((match) => match[1]?.trim() ?? "")
    : [];
}

/** The text of a source; a template whose columns are all blank is blank. */
export function readSource(from: Source, value: (column: string) => string): string {
  if (typeof from === "string") return value(from);
  if ("constant" in from) return from.constant;
  const parts = columnsOf(from).map(value);
  if (parts.length > 0 && parts.every((part) => part === "")) return "";
  if (!("template" in from)) return parts.filter((part) => part !== "").join(" ");
  return from.template.replace(PLACEHOLDER, (_whole, name: string) => value(name.trim())).trim();
}

/** Every column the mapping reads, each once. */
export function mappedColumns(mapping: Mapping): string[] {
  const { charge, closed, activation } = mapping;
  const sources = [
    ...Object.values(mapping.customer),
    mapping.className,
    mapping.resellerRef,
    mapping.account?.identifier,
  ];
  const all = [
    mapping.key,
    ...sources.flatMap(columnsOf),
    ...mapping.services.map((one) => one.column),
    ...[
      charge?.column,
      closed?.column,
      closed?.dateColumn,
      activation?.tenureMonthsColumn,
      activation?.dateColumn,
    ],
    ...mapping.numericColumns.map((one) => one.column),
    ...mapping.notes.map((one) => one.column),
  ];
  return [...new Set(all.filter((one): one is string => one !== undefined))];
}
