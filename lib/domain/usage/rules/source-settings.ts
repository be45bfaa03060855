import { z } from "zod";
import { invalid } from "@/lib/platform/errors";
import { isTimeZone } from "@/lib/platform/time";
import { ACCOUNT_SOURCES, type AsteriskOptions, readAsteriskCdr } from "./asterisk-cdr";
import { type CdrMapping, parseCdrMapping } from "./cdr-mapping";
import { readMappedCdr } from "./mapped-cdr";
import { splitMasterLine } from "./master-csv";
import { type ReadUsage, Refused } from "./usage-record";

export const SOURCE_FORMATS = ["asterisk", "mapped"] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

const asterisk = z.strictObject({
  zone: z.string().refine(isTimeZone, "Use a time zone like Europe/Madrid."),
  accountFrom: z
    .array(z.enum(ACCOUNT_SOURCES))
    .min(1)
    .default([...ACCOUNT_SOURCES]),
  idPrefix: z.string().trim().max(40).default(""),
});
export type AsteriskSettings = z.output<typeof asterisk>;

/** How the records of one source are read. */
export type SourceSettings =
  | { format: "asterisk"; settings: AsteriskSettings }
  | { format: "mapped"; settings: CdrMapping };

/** @throws {DomainError} invalid, with what is wrong. */
export function parseSourceSettings(format: SourceFormat, settings: unknown): SourceSettings {
  if (format === "mapped") return { format, settings: parseCdrMapping(settings) };
  const parsed = asterisk.safeParse(settings);
  if (parsed.success) return { format, settings: parsed.data };
  const [issue] = parsed.error.issues;
  throw invalid(issue?.message ?? "The settings are not valid.", {
    [String(issue?.path[0] ?? "")]: [issue?.message ?? ""],
  });
}

/** The columns of Asterisk's cdr_csv, which are also the names a record posted as JSON has. */
export const ASTERISK_COLUMNS = [
  "accountcode",
  "src",
  "dst",
  "dcontext",
  "clid",
  "channel",
  "dstchannel",
  "lastapp",
  "lastdata",
  "start",
  "answer",
  "end",
  "duration",
  "billsec",
  "disposition",
  "amaflags",
  "uniqueid",
  "userfield",
] as const;
const NEWER_COLUMNS = ["peeraccount", "linkedid", "sequence"] as const;

type Named = Readonly<Record<string, string>>;

const isNamed = (raw: unknown): raw is Named =>
  typeof raw === "object" && raw !== null && !Array.isArray(raw);

function valuesOf(raw: unknown): string[] | null {
  if (typeof raw === "string") return splitMasterLine(raw);
  if (!isNamed(raw)) return null;
  const columns = "sequence" in raw ? [...ASTERISK_COLUMNS, ...NEWER_COLUMNS] : ASTERISK_COLUMNS;
  return columns.map((column) => raw[column] ?? "");
}

const MALFORMED = 'The line is malformed: a quote (") is not closed, or stands inside a value.';

/**
 * A reader of what came in: a line of a Master.csv, or values by their names. The same thing always reads the same, so a
 * record can be read again from what was kept of it.
 */
export function rawReader({ format, settings }: SourceSettings, now: Date): (raw: unknown) => ReadUsage {
  if (format === "mapped")
    return (raw) =>
      isNamed(raw) ? readMappedCdr(raw, settings, now) : { problem: "The row can't be read." };
  const options: AsteriskOptions = { ...settings, now, withDetails: false };
  return (raw) => {
    const values = valuesOf(raw);
    return values ? readAsteriskCdr(values, options) : { problem: MALFORMED };
  };
}

/** @throws Refused where a posted record is not an object of plain values. */
export function namedValues(posted: unknown): Named {
  if (!isNamed(posted)) throw new Refused("A record is an object of values by their names.");
  return Object.fromEntries(
    Object.entries(posted as Record<string, unknown>).map(([name, value]) => {
      if (value !== null && !["string", "number", "boolean"].includes(typeof value))
        throw new Refused(`The value of “${name.slice(0, 40)}” is neither a text nor a number.`);
      const text = value === null ? "" : String(value);
      if (text.length > 2_000) throw new Refused(`The value of “${name.slice(0, 40)}” is too long.`);
      // Postgres keeps no zero characters.
      return [name.slice(0, 200), text.replaceAll("\u0000", "")];
    }),
  );
}
