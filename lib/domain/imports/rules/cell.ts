import { isNegative, type Money, parseMoney } from "@/lib/platform/money";
import { isPlainDate, type PlainDate } from "@/lib/platform/time";
import type { DateFormat } from "./mapping";

/** A value or what is wrong with it. */
export type Cell<T> = { value: T; problem?: undefined } | { value?: undefined; problem: string };

const quoted = (text: string) => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
// A number or a phone number may begin with a sign; a spreadsheet cannot make more than itself of one.
const SIGNED = /^[+-]\s?\(?\d[\d\s()./-]*(?:\s?(?:ext\.?|x)\s?\d+)?$/i;

/** True for what a spreadsheet would run when this value is exported again. */
function isFormula(text: string): boolean {
  if (/^[\t\r\n]/.test(text)) return true;
  const start = text.trimStart()[0] ?? "";
  if ("=@＝＠".includes(start) && start !== "") return true;
  return /^[+\-＋－]/.test(text.trimStart()) && text.trim() !== "-" && !SIGNED.test(text.trim());
}

/** A text without surrounding blanks. @param maxLength in characters. */
export function textCell(raw: string, maxLength: number): Cell<string> {
  if (isFormula(raw)) return { problem: `${quoted(raw.trim())} looks like a spreadsheet formula` };
  const text = raw.trim();
  if (text.length > maxLength) return { problem: `the value is longer than ${maxLength} characters` };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  if (/[\u0000-\u001f\u007f]/.test(text))
    return { problem: "the value holds a line break or a control character" };
  return { value: text };
}

/** An amount of zero or more. */
export function amountCell(raw: string, decimalComma: boolean): Cell<Money> {
  const text = raw.trim();
  if (text === "") return { problem: "the amount is missing" };
  const plain = decimalComma ? text.replace(",", ".") : text;
  if (decimalComma && text.includes(".")) return { problem: `${quoted(text)} is not an amount` };
  try {
    const value = parseMoney(plain);
    return isNegative(value) ? { problem: `${quoted(text)} is negative` } : { value };
  } catch {
    return { problem: `${quoted(text)} is not an amount` };
  }
}

const MAX_MONTHS = 1200;

/** A whole number of months, 0 to 1200. */
export function monthsCell(raw: string): Cell<number> {
  const text = raw.trim();
  if (text === "") return { problem: "the number of months is missing" };
  if (!/^\d{1,4}$/.test(text) || Number(text) > MAX_MONTHS) {
    return { problem: `${quoted(text)} is not a whole number of months from 0 to ${MAX_MONTHS}` };
  }
  return { value: Number(text) };
}

export function dateCell(raw: string, format: DateFormat): Cell<PlainDate> {
  const text = raw.trim();
  if (text === "") return { problem: "the date is missing" };
  const parts = text.split(/[-./]/);
  const [first = "", second = "", third = ""] = parts;
  const order = {
    "YYYY-MM-DD": [first, second, third],
    "DD.MM.YYYY": [third, second, first],
    "DD/MM/YYYY": [third, second, first],
    "MM/DD/YYYY": [third, first, second],
  };
  const [year = "", month = "", day = ""] = order[format];
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const separator = format.replace(/[A-Z]/g, "")[0] ?? "-";
  if (parts.length !== 3 || text.split(separator).length !== 3 || !isPlainDate(date)) {
    return { problem: `${quoted(text)} is not a date like ${format}` };
  }
  return { value: date };
}

/** True for one of `yes`; a value outside `known` is a problem, unless `known` is empty. */
export function choiceCell(raw: string, yes: readonly string[], known: readonly string[]): Cell<boolean> {
  const text = raw.trim();
  if (known.length === 0 || known.includes(text)) return { value: yes.includes(text) };
  return { problem: `${quoted(text)} is none of ${[...new Set(known)].map(quoted).join(", ")}` };
}
