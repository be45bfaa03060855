import { z } from "zod";
import { type FieldErrors, invalid } from "@/lib/platform/errors";
import { isNegative, isZero, parseMoney } from "@/lib/platform/money";
import { isPlainDate, isTimeZone } from "@/lib/platform/time";

/** @throws {DomainError} invalid, with messages by field path. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields: FieldErrors = {};
  for (const issue of result.error.issues) {
    const path = issue.path.join(".");
    fields[path] = [...(fields[path] ?? []), issue.message];
  }
  throw invalid("Some values need your attention.", fields);
}

/** Text from a form or a number from a call, read as a number; NaN where it is neither. */
const numeric = (value: string | number): number =>
  typeof value === "number" ? value : /^\s*\d{1,15}\s*$/.test(value) ? Number(value) : Number.NaN;

/** A row id from a form, a URL or a call: a whole number above zero. */
export const idInput = () =>
  z
    .union([z.number(), z.string()], { error: "Choose one." })
    .transform(numeric)
    .pipe(z.number("Choose one.").int("Choose one.").positive("Choose one."));

/** One line of text: trimmed, no control characters (log and mail injection), bounded. */
export const line = (max = 200) =>
  z
    .string()
    .trim()
    .max(max, `Use at most ${max} characters.`)
    .refine((text) => !/\p{Cc}/u.test(text), "Use one line without control characters.");

export const requiredLine = (max = 200) => line(max).min(1, "Fill this in.");

/** Several lines; only tab and line breaks of the control characters. */
export const prose = (max = 4000) =>
  z
    .string()
    .trim()
    .max(max, `Use at most ${max} characters.`)
    .refine((text) => !/[^\P{Cc}\t\r\n]/u.test(text), "Remove the control characters.");

/** A tick box or switch: absent and "" are false, as a browser sends them. */
export const flag = () =>
  z
    .union([z.boolean(), z.string()])
    .optional()
    .transform((value) => (typeof value === "boolean" ? value : /^(on|1|true|yes|y)$/i.test(value ?? "")));

/** A money amount as canonical text: at most five decimals, never a JavaScript number. */
export const amount = () =>
  z.string().transform((text, issues) => {
    try {
      return parseMoney(text.trim());
    } catch (error) {
      issues.addIssue({ code: "custom", message: error instanceof Error ? error.message : "Not an amount." });
      return z.NEVER;
    }
  });

/** An amount that is not below zero. */
export const positiveAmount = () => amount().refine((value) => !isNegative(value), "Use zero or more.");

export const amountAboveZero = () =>
  amount().refine((value) => !isNegative(value) && !isZero(value), "Use more than zero.");

/** "" and null, as a form and a call leave a field empty, are the same as not to send it: the schema's default, or nothing. */
export const emptyIsAbsent = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" || value === null ? undefined : value), schema);

/** "" and absent are null: an empty field says "nothing", not "wrong". */
const orNothing = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .union([z.string(), z.number(), z.null()])
    .optional()
    .transform((value, context): z.output<Schema> | null => {
      if (value === undefined || value === null || (typeof value === "string" && value.trim() === ""))
        return null;
      const result = schema.safeParse(value);
      if (result.success) return result.data;
      for (const issue of result.error.issues) context.addIssue({ code: "custom", message: issue.message });
      return z.NEVER;
    });

export const optionalAmount = () => orNothing(amount());
export const optionalId = () => orNothing(idInput());

export const plainDate = () => z.string().trim().refine(isPlainDate, "Use a date like 2026-01-31.");
export const optionalPlainDate = () => orNothing(plainDate());

/** One address, or nothing. Deliberately loose: the mail server has the last word. */
export const emailLine = () =>
  line(254).refine(
    (text) => text === "" || /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/.test(text),
    "Use one address like name@example.com.",
  );

/** Why something is done; kept in the audit log. */
export const reasonLine = (min = 3) => line(500).min(min, `Give a reason of at least ${min} characters.`);

export const timeZoneInput = () =>
  z.string().trim().refine(isTimeZone, "Use a time zone like Europe/Madrid.");
