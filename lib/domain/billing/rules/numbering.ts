import { invalid } from "@/lib/platform/errors";
import { type PlainDate, partsOf } from "@/lib/platform/time";

/** Whose invoices are counted together. */
export const NUMBER_SCOPES = ["company", "reseller", "customer"] as const;
export type NumberScope = (typeof NUMBER_SCOPES)[number];

/** When the count begins again at 1. */
export const NUMBER_RESETS = ["never", "yearly"] as const;
export type NumberReset = (typeof NUMBER_RESETS)[number];

export type NumberFormat = { scope: NumberScope; pattern: string; reset: NumberReset };

export const DEFAULT_FORMAT: NumberFormat = { scope: "company", pattern: "INV-{number:6}", reset: "never" };
/** The longest number that can be printed: a pattern may grow by its digits. */
export const MAX_PATTERN = 40;
const MAX_WIDTH = 12;

const TOKEN = /\{([^{}]*)\}/g;
const LITERAL = /^[A-Za-z0-9 ._/#-]*$/;
const NUMBER = /^number(?::(\d{1,2}))?$/;
const OWNER: Partial<Record<string, NumberScope>> = { customer: "customer", reseller: "reseller" };

function tokenProblem(token: string, scope: NumberScope): string | null {
  const width = NUMBER.exec(token);
  if (width) {
    const digits = width[1] === undefined ? 1 : Number(width[1]);
    return digits >= 1 && digits <= MAX_WIDTH ? null : `A number has 1 to ${MAX_WIDTH} digits.`;
  }
  if (token === "year" || token === "month") return null;
  const owner = OWNER[token];
  if (!owner)
    return `“{${token}}” is not known. Use {number}, {number:6}, {year}, {month}, {customer} or {reseller}.`;
  return owner === scope ? null : `“{${token}}” needs numbers that are counted per ${owner}.`;
}

/** What is wrong with a format, in words for a form; null when it gives every invoice of its scope a number of its own. */
export function numberFormatProblem({ scope, pattern, reset }: NumberFormat): string | null {
  if (pattern.trim() !== pattern || pattern === "") return "Write a pattern, without spaces at its ends.";
  if (pattern.length > MAX_PATTERN) return `A pattern has at most ${MAX_PATTERN} characters.`;
  const tokens = [...pattern.matchAll(TOKEN)].map((match) => match[1] ?? "");
  const rest = pattern.replace(TOKEN, "");
  if (/[{}]/.test(rest)) return "A brace is open or closed without its other half.";
  if (!LITERAL.test(rest)) return "Use letters, digits, spaces and . _ / # - around the parts in braces.";
  const problem = tokens.map((token) => tokenProblem(token, scope)).find((one) => one !== null);
  if (problem) return problem;
  const numbers = tokens.filter((token) => NUMBER.test(token)).length;
  if (numbers !== 1)
    return numbers === 0 ? "The pattern must contain {number}." : "{number} can stand there once.";
  if (/\{number(?::\d+)?\}(?=\d|\{(?!$))|(?:\d|\})\{number/.test(pattern)) {
    return "Put a sign between {number} and other digits: two invoices could get the same number.";
  }
  if (reset === "yearly" && !tokens.includes("year")) {
    return "Numbers that begin again each year need {year}: the same number would come back.";
  }
  return null;
}

/** The counter's key beside its scope and owner: 0 for one that never begins again, else the year of issue. */
export const counterYear = (reset: NumberReset, issuedOn: PlainDate): number =>
  reset === "yearly" ? partsOf(issuedOn).year : 0;

export type Numbered = {
  /** From the scope's counter, 1 or more. */
  number: number;
  /** In the customer's billing time zone. */
  issuedOn: PlainDate;
  /** The reseller or customer counted for; unused where the company's invoices are. */
  ownerId: number;
};

/**
 * An invoice number as printed. A number wider than its place is printed whole.
 * @throws {DomainError} invalid for a pattern that `numberFormatProblem` refuses, or a number that is none.
 */
export function formatNumber(format: NumberFormat, { number, issuedOn, ownerId }: Numbered): string {
  const problem = numberFormatProblem(format);
  if (problem) throw invalid(problem);
  if (!Number.isSafeInteger(number) || number < 1) throw invalid(`“${number}” is not an invoice number.`);
  const { year, month } = partsOf(issuedOn);
  return format.pattern.replace(TOKEN, (_, token: string) => {
    const width = NUMBER.exec(token);
    if (width) return String(number).padStart(Number(width[1] ?? 1), "0");
    if (token === "year") return String(year).padStart(4, "0");
    return token === "month" ? String(month).padStart(2, "0") : String(ownerId);
  });
}
