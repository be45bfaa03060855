import { invalid } from "./errors";

export const CSV_DELIMITERS = [",", ";", "\t", "|"] as const;
export type CsvDelimiter = (typeof CSV_DELIMITERS)[number];

const NAMES: Record<CsvDelimiter, string> = {
  ",": "a comma",
  ";": "a semicolon",
  "\t": "a tab",
  "|": "a bar (|)",
};

/** The first line that is not blank, with its quoted line breaks, or null when the text does not hold its end yet. */
export function headerLine(text: string, isWholeFile: boolean): string | null {
  const start = text.search(/[^\n]/);
  if (start < 0) return isWholeFile ? "" : null;
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === '"') quoted = !quoted;
    else if (char === "\n" && !quoted) return text.slice(start, at);
  }
  return isWholeFile ? text.slice(start) : null;
}

function countOutsideQuotes(line: string, delimiter: string): number {
  let quoted = false;
  let count = 0;
  for (const char of line) {
    if (char === '"') quoted = !quoted;
    else if (char === delimiter && !quoted) count++;
  }
  return count;
}

/**
 * The delimiter of a header line: the forced one, or the candidate that splits it most (a comma when none does).
 * @throws {DomainError} invalid when a forced delimiter leaves one column where another would split it.
 */
export function findDelimiter(header: string, forced?: CsvDelimiter): CsvDelimiter {
  const counts = CSV_DELIMITERS.map((delimiter) => ({
    delimiter,
    count: countOutsideQuotes(header, delimiter),
  }));
  const best = counts.reduce((left, right) => (right.count > left.count ? right : left));
  if (!forced) return best.delimiter;
  if (best.count > 0 && countOutsideQuotes(header, forced) === 0) {
    throw invalid(
      `With ${NAMES[forced]} as the delimiter the file has one column; it looks separated by ${NAMES[best.delimiter]}.`,
    );
  }
  return forced;
}
