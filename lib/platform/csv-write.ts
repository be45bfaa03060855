export type CsvCell = string | number | bigint | boolean | null | undefined;

const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;
// Spreadsheets run a cell that begins like this; the full-width forms are folded to the plain ones by some of them.
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

/** A value as one CSV cell: quoted where RFC 4180 asks for it, with a leading ' where a spreadsheet would run it. */
export function csvCell(value: CsvCell): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  const safe = FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line with its CRLF. */
export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(csvCell).join(",")}\r\n`;

/** A CSV file (RFC 4180) as pieces of text of about `pieceLength` characters, header first. */
export async function* writeCsv(
  headers: readonly string[],
  rows: AsyncIterable<readonly CsvCell[]> | Iterable<readonly CsvCell[]>,
  pieceLength = 16_384,
): AsyncGenerator<string> {
  let piece = csvLine(headers);
  for await (const row of rows) {
    piece += csvLine(row);
    if (piece.length >= pieceLength) {
      yield piece;
      piece = "";
    }
  }
  if (piece.length > 0) yield piece;
}
