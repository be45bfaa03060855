import { type ByteSource, decodeCsv } from "@/lib/platform/csv-decode";

/** The values of a line, or why it has none. */
export type MasterLine =
  | { lineNo: number; values: string[]; error?: undefined }
  | { lineNo: number; values?: undefined; error: string };

// Asterisk writes a record from a buffer of 1,024 bytes.
const LONGEST_LINE = 65_536;
const TOO_LONG = "The line is longer than a record can be.";
const MALFORMED = 'The line is malformed: a quote (") is not closed, or stands inside a value.';

/** One line as Asterisk's cdr_csv writes it: texts in quotes, their quotes doubled, numbers bare. Null when malformed. */
export function splitMasterLine(line: string): string[] | null {
  const values: string[] = [];
  let at = 0;
  while (true) {
    if (line[at] === '"') {
      let end = line.indexOf('"', at + 1);
      while (end >= 0 && line[end + 1] === '"') end = line.indexOf('"', end + 2);
      if (end < 0) return null;
      const text = line.slice(at + 1, end);
      values.push(text.includes('"') ? text.replaceAll('""', '"') : text);
      at = end + 1;
      if (at < line.length && line[at] !== ",") return null;
    } else {
      const comma = line.indexOf(",", at);
      const value = line.slice(at, comma < 0 ? line.length : comma);
      if (value.includes('"')) return null;
      values.push(value);
      at += value.length;
    }
    if (at >= line.length) return values;
    at++;
  }
}

const BYTES_AS_LETTERS = /[\u0080-\u00ff]/;

/** Texts are UTF-8, but Asterisk cuts them by bytes: what is left of a letter must not stop a whole file. */
const asUtf8 = (line: string): string =>
  BYTES_AS_LETTERS.test(line) ? Buffer.from(line, "latin1").toString("utf8") : line;

function readLine(line: string, lineNo: number): MasterLine {
  if (line.length > LONGEST_LINE) return { lineNo, error: TOO_LONG };
  const values = splitMasterLine(line);
  return values ? { lineNo, values } : { lineNo, error: MALFORMED };
}

/**
 * The lines of a Master.csv as they stand, blank ones too. A record never spans lines, so a malformed one is refused alone.
 * @throws {DomainError} invalid when the file is not text; limit when it is larger than `maxBytes`.
 */
export async function* masterLines(
  source: ByteSource,
  options: { maxBytes?: number; sizeBytes?: number } = {},
): AsyncGenerator<string> {
  let rest = "";
  for await (const text of decodeCsv(source, { ...options, encoding: "latin1" })) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield asUtf8(line);
    // One letter beyond the limit is enough to refuse it.
    if (rest.length > LONGEST_LINE) rest = rest.slice(0, LONGEST_LINE + 1);
  }
  if (rest !== "") yield asUtf8(rest);
}

/** The lines of a Master.csv, which has no header, as values. @throws as `masterLines` does. */
export async function* readMasterCsv(
  source: ByteSource,
  options: { maxBytes?: number; sizeBytes?: number } = {},
): AsyncGenerator<MasterLine> {
  let lineNo = 0;
  for await (const line of masterLines(source, options)) {
    lineNo++;
    if (line !== "") yield readLine(line, lineNo);
  }
}
