import { pipeline, Readable } from "node:stream";
import { type Options, parse } from "csv-parse";
import { type ByteSource, type CsvEncoding, decodeCsv } from "./csv-decode";
import { type CsvDelimiter, findDelimiter, headerLine } from "./csv-sniff";
import { DomainError, invalid } from "./errors";

export type CsvOptions = {
  /** "utf-8" (with or without a byte order mark) unless told otherwise; "latin1" accepts any byte. */
  encoding?: CsvEncoding;
  /** Sniffed from the header line when absent. */
  delimiter?: CsvDelimiter;
  maxBytes?: number;
  /** The file's size when it is known, so that one too large is refused unread. */
  sizeBytes?: number;
};

/** `lineNo` is the line of the file where the row begins; quoted line breaks and blank lines are counted. */
export type CsvRow =
  | { lineNo: number; record: Record<string, string>; error?: undefined }
  | { lineNo: number; record?: undefined; error: string };

export type CsvFile = {
  headers: string[];
  delimiter: CsvDelimiter;
  /** Rows in file order; to be read once. A file-level fault found on the way throws DomainError invalid or limit. */
  rows: AsyncIterable<CsvRow>;
  /** Lets go of the source when the rows are not read to their end. */
  close(): void;
};

export const MAX_FIELD_LENGTH = 10_000;
const MAX_COLUMNS = 500;
const MAX_HEADER_LENGTH = 65_536;
const MAX_ROW_BYTES = 1_000_000;

type RawRow = { lineNo: number; values: string[] };

/** Reads text until the whole header line is there, and gives back all that was read. */
async function readHead(text: AsyncGenerator<string>): Promise<{ head: string; header: string }> {
  let head = "";
  while (true) {
    const next = await text.next();
    if (!next.done) head += next.value;
    const header = headerLine(head, next.done === true);
    if (header !== null) return { head, header };
    if (head.length > MAX_HEADER_LENGTH)
      throw invalid("The file's first line is too long to be a CSV header.");
  }
}

async function* join(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield head;
  yield* rest;
}

/** Rows as arrays. A quote that never closes would swallow the file, so a row has a size limit too. */
function parseRows(text: AsyncIterable<string>, delimiter: CsvDelimiter) {
  let lastLine = 0;
  const options: Options<RawRow, string[]> = {
    delimiter,
    record_delimiter: "\n",
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_BYTES,
    on_record: (values, info) => {
      lastLine = info.lines;
      const inside = values.reduce((count, value) => count + (value.match(/\n/g)?.length ?? 0), 0);
      return { lineNo: info.lines - inside, values };
    },
  };
  // The declared overloads know mapped records only with column names.
  const parser = parse(options as unknown as Options);
  pipeline(Readable.from(text), parser, () => {
    // The reader of the rows gets the error: pipeline destroys the parser with it.
  });
  const explain = (error: unknown): unknown => {
    if (error instanceof DomainError || !(error instanceof Error) || !("code" in error)) return error;
    const row = `The row after line ${lastLine}`;
    if (error.code === "CSV_QUOTE_NOT_CLOSED")
      return invalid(`${row} opens a quote (") that is never closed.`);
    if (error.code === "CSV_MAX_RECORD_SIZE") {
      return invalid(`${row} is longer than a row can be; it may open a quote (") that is never closed.`);
    }
    return error;
  };
  return { parser, explain };
}

/** @throws {DomainError} invalid for unnamed, repeated or too many columns. */
function checkHeaders(values: string[]): string[] {
  const headers = values.map((value) => value.trim());
  const unnamed = headers.indexOf("");
  if (headers.length > MAX_COLUMNS) throw invalid(`The file has more than ${MAX_COLUMNS} columns.`);
  if (unnamed >= 0) throw invalid(`Column ${unnamed + 1} of the header has no name.`);
  const repeated = headers.find((name, index) => headers.indexOf(name) !== index);
  if (repeated !== undefined)
    throw invalid(`The column “${repeated.slice(0, 60)}” stands twice in the header.`);
  return headers;
}

function toRow(headers: string[], { lineNo, values }: RawRow): CsvRow {
  if (values.length !== headers.length) {
    return { lineNo, error: `The row has ${values.length} columns; the header has ${headers.length}.` };
  }
  const long = values.findIndex((value) => value.length > MAX_FIELD_LENGTH);
  if (long >= 0) {
    return {
      lineNo,
      error: `Column ${headers[long]}: the value is longer than ${MAX_FIELD_LENGTH} characters.`,
    };
  }
  return { lineNo, record: Object.fromEntries(headers.map((name, index) => [name, values[index] ?? ""])) };
}

/**
 * Opens a CSV file as a stream: reads its header, then its rows as they are asked for.
 * A row with a wrong number of columns or an over-long value comes as `error`; the rows after it still come.
 * @throws {DomainError} invalid when the file is empty, not text, in another encoding or delimiter, or has no usable
 * header; limit when it is larger than `maxBytes`.
 */
export async function openCsv(source: ByteSource, options: CsvOptions = {}): Promise<CsvFile> {
  const text = decodeCsv(source, { ...options, encoding: options.encoding ?? "utf-8" });
  const { head, header } = await readHead(text);
  if (head === "") throw invalid("The file is empty.");
  if (header.trim() === "") throw invalid("The file has no header line.");
  const delimiter = findDelimiter(header, options.delimiter);
  const { parser, explain } = parseRows(join(head, text), delimiter);
  const raw: AsyncIterator<RawRow> = parser[Symbol.asyncIterator]();
  const next = () => raw.next().catch((error) => Promise.reject(explain(error)));

  const first = await next();
  if (first.done) throw invalid("The file has no header line.");
  const headers = checkHeaders(first.value.values);

  async function* rows(): AsyncGenerator<CsvRow> {
    try {
      for (let row = await next(); !row.done; row = await next()) yield toRow(headers, row.value);
    } finally {
      parser.destroy();
    }
  }
  return { headers, delimiter, rows: rows(), close: () => void parser.destroy() };
}
