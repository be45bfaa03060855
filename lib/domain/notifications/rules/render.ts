import type { FieldErrors } from "@/lib/platform/errors";
import { isMoney } from "@/lib/platform/money";
import { isPlainDate } from "@/lib/platform/time";
import { framed, type Look } from "./frame";
import { fillIn, type Scope, templateProblem } from "./liquid";
import type { Placeholder } from "./placeholders";
import type { Template } from "./system-template";
import { type Language, type NoticeType, placeholdersOf, specOf } from "./types";
import { writtenDay, writtenMoney } from "./written";

/** What is known when a message is written: money and dates as stored, by the names of placeholders. */
export type Values = Readonly<Record<string, string | null | undefined>>;

function written(placeholder: Placeholder, value: string, language: Language, currency: string) {
  if (placeholder.kind === "money" && isMoney(value)) return writtenMoney(language, value, currency);
  if (placeholder.kind === "date" && isPlainDate(value)) return writtenDay(language, value);
  if (placeholder.kind === "count" && /^-?\d{1,9}$/.test(value)) return Number(value);
  return value;
}

/** What a template of a type sees: every placeholder it may use, written for the language; null where there is nothing. */
export function scopeOf(type: NoticeType, values: Values, language: Language, currency: string): Scope {
  return Object.fromEntries(
    placeholdersOf(type).map((placeholder) => {
      const value = values[placeholder.name];
      const known = value !== undefined && value !== null && value !== "";
      return [placeholder.name, known ? written(placeholder, value, language, currency) : null];
    }),
  );
}

/** Without what there is not, so that an example can stand in its place. */
export const known = (values: Values): Record<string, string> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])));

/** Values of an example message: what the placeholders' documentation shows. */
export const samplesOf = (type: NoticeType): Record<string, string> =>
  Object.fromEntries(placeholdersOf(type).map(({ name, sample }) => [name, sample]));

/**
 * What is wrong with a template, by field; nothing when it can be used. It is read, its placeholders are looked up, and it
 * is filled in once with examples.
 */
export function templateProblems(type: NoticeType, template: Template, language: Language): FieldErrors {
  const known = placeholdersOf(type).map(({ name }) => name);
  const problems: FieldErrors = {};
  const full = scopeOf(type, samplesOf(type), language, "USD");
  for (const field of ["subject", "html", "text", "sms"] as const) {
    const problem =
      templateProblem(template[field], known) ?? fillProblem(template[field], full, field === "html");
    if (problem) problems[field] = [problem];
  }
  if (!template.subject.trim()) problems.subject = ["Fill this in."];
  if (!template.text.trim()) problems.text = ["Fill this in."];
  if (/[\r\n]/.test(template.subject.trim())) problems.subject = ["Use one line."];
  if (template.sms.trim() && !specOf(type).sms)
    problems.sms = ["This message is not sent as a text message."];
  return problems;
}

function fillProblem(template: string, scope: Scope, html: boolean): string | null {
  try {
    fillIn(template, scope, html ? "html" : "text");
    return null;
  } catch (error) {
    return `This can't be filled in: ${error instanceof Error ? error.message.slice(0, 160) : "unknown"}.`;
  }
}

const MOST_SUBJECT = 250;
const MOST_SMS = 480;

/** On one line, however it was written: no value can add a header. */
const oneLine = (text: string, most: number): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim()
    .slice(0, most);

/** Paragraphs that came to nothing leave no gap. */
const tidied = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

export type Rendered = { subject: string; html: string; text: string; sms: string };

/** A message ready to go. @throws {LiquidError} when the template can't be filled in. */
export function renderMessage(template: Template, scope: Scope, look: Look): Rendered {
  const subject = oneLine(fillIn(template.subject, scope, "text"), MOST_SUBJECT);
  const html = template.html.trim() ? framed(fillIn(template.html, scope, "html"), subject, look) : "";
  return {
    subject,
    html,
    text: tidied(fillIn(template.text, scope, "text")),
    sms: oneLine(fillIn(template.sms, scope, "text"), MOST_SMS),
  };
}
