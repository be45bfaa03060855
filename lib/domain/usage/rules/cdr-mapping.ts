import { z } from "zod";
import { USAGE_SERVICES } from "@/lib/domain/catalog";
import { invalid } from "@/lib/platform/errors";
import { isTimeZone } from "@/lib/platform/time";
import { DISPOSITIONS } from "./usage-record";

/** `iso` with or without an offset; without one, like all but the unix formats, in the mapping's zone. */
export const TIME_FORMATS = [
  "iso",
  "DD.MM.YYYY HH:mm:ss",
  "DD/MM/YYYY HH:mm:ss",
  "MM/DD/YYYY HH:mm:ss",
  "YYYYMMDDHHmmss",
  "unix",
  "unix_ms",
] as const;
export type TimeFormat = (typeof TIME_FORMATS)[number];

/** `clock` is h:mm:ss or m:ss. */
export const DURATION_UNITS = ["seconds", "milliseconds", "minutes", "clock"] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

/** Bytes in one of each: the decimal units, and the binary ones. */
export const DATA_UNITS = {
  B: 1n,
  kB: 1_000n,
  MB: 1_000_000n,
  GB: 1_000_000_000n,
  KiB: 1_024n,
  MiB: 1_048_576n,
  GiB: 1_073_741_824n,
} as const;
export type DataUnit = keyof typeof DATA_UNITS;

const column = z.string().trim().min(1, "Name a column.").max(200);
/** A column's name, several columns joined by a space (a date and a time), or one text for all. */
const source = z.union([
  column,
  z.strictObject({ column }),
  z.strictObject({ columns: z.array(column).min(1) }),
  z.strictObject({ constant: z.string().trim().min(1).max(200) }),
]);
export type CdrSource = z.output<typeof source>;

const cdrMapping = z
  .strictObject({
    version: z.literal(1),
    kind: z.enum(USAGE_SERVICES).default("call"),
    fields: z.strictObject({
      /** Unique among all records of this source. */
      callId: source,
      start: source,
      account: source.optional(),
      from: source.optional(),
      to: source.optional(),
      answer: source.optional(),
      end: source.optional(),
      /** From start to end. */
      duration: source.optional(),
      /** From answer to end: what a call is charged for. */
      billable: source.optional(),
      /** Pieces or data; one piece where there is none. */
      quantity: source.optional(),
      disposition: source.optional(),
    }),
    timeFormat: z.enum(TIME_FORMATS).default("iso"),
    zone: z.string().refine(isTimeZone, "Choose a time zone.").default("UTC"),
    durationUnit: z.enum(DURATION_UNITS).default("seconds"),
    dataUnit: z.enum(Object.keys(DATA_UNITS) as [DataUnit, ...DataUnit[]]).default("B"),
    /** What the file says, in any case of letters, and what it means. */
    dispositions: z.record(z.string().min(1), z.enum(DISPOSITIONS)).default({}),
    /** Numbers are written 1,5 in the file. */
    decimalComma: z.boolean().default(false),
    /** Put before each call id, so that two switches can't give the same one. */
    idPrefix: z.string().trim().max(40).default(""),
    delimiter: z.enum([",", ";", "\t", "|"]).optional(),
    encoding: z.enum(["utf-8", "latin1"]).optional(),
  })
  .refine(({ kind, fields }) => kind !== "call" || fields.duration || fields.billable || fields.end, {
    path: ["fields", "duration"],
    message: "A call needs a column of its duration or its end.",
  })
  .refine(({ kind, fields }) => kind !== "data" || fields.quantity, {
    path: ["fields", "quantity"],
    message: "Data need a column of their volume.",
  })
  .refine(({ fields, dispositions }) => !fields.disposition || Object.keys(dispositions).length > 0, {
    path: ["dispositions"],
    message: "Say what the values of the disposition column mean.",
  });

/** How the columns of any CSV file make usage records. */
export type CdrMapping = z.output<typeof cdrMapping>;
export type CdrField = keyof CdrMapping["fields"];

/** @throws {DomainError} invalid, with what is wrong by place. */
export function parseCdrMapping(value: unknown): CdrMapping {
  const parsed = cdrMapping.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string[]> = {};
  for (const { path, message } of parsed.error.issues) {
    const place = path.join(".");
    fields[place] = [...(fields[place] ?? []), message];
  }
  const [place = "", messages = []] = Object.entries(fields)[0] ?? [];
  throw invalid(`The mapping is not valid${place === "" ? "" : ` at “${place}”`}: ${messages[0]}`, fields);
}

export function columnsOfSource(from: CdrSource | undefined): string[] {
  if (from === undefined) return [];
  if (typeof from === "string") return [from];
  if ("column" in from) return [from.column];
  return "columns" in from ? from.columns : [];
}

/** Columns the mapping reads and the file does not have; none is left to be read as blank. */
export const missingColumns = ({ fields }: CdrMapping, headers: readonly string[]): string[] => [
  ...new Set(
    Object.values(fields)
      .flatMap(columnsOfSource)
      .filter((name) => !headers.includes(name)),
  ),
];
