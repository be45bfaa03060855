import { z } from "zod";
import { type FieldErrors, invalid } from "@/lib/platform/errors";

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

/** A row id from a form, a URL or a call: a whole number above zero. */
export const idInput = () => z.coerce.number("Choose one.").int("Choose one.").positive("Choose one.");

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
