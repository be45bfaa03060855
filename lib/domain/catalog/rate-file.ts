import { openCsv } from "@/lib/platform/csv-read";
import { DomainError, invalid } from "@/lib/platform/errors";
import { matchRateColumns, readRateRow } from "./rules/rate-csv";
import { type LinedRate, type RateProblem, rateTableProblems } from "./rules/rate-problems";

/** The largest file of rates that is taken, and what to do about it. */
export const RATE_FILE_LIMIT = { maxBytes: 20_000_000, advice: "Split it into parts." };
const MOST_LINES = 200_000;

export type RateFile = {
  /** Below the header. */
  lines: number;
  rates: LinedRate[];
  /** In the order of the lines; with any of them nothing of the file is taken. */
  problems: RateProblem[];
};

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

/**
 * Reads a file of rates as a whole, and finds everything that is wrong with it line by line.
 * @param zone the tariff's, which dates without an offset are of.
 * @throws {DomainError} invalid for what is no table of rates; limit for one too long.
 */
export async function readRateFile(content: Uint8Array, zone: string): Promise<RateFile> {
  const csv = await openCsv(once(content), { encoding: "utf-8" });
  try {
    const { columns, problems: wrong } = matchRateColumns(csv.headers);
    if (wrong.length > 0) throw invalid(wrong.join(" "), { file: wrong });
    const file: RateFile = { lines: 0, rates: [], problems: [] };
    for await (const { lineNo, record, error } of csv.rows) {
      if (++file.lines > MOST_LINES)
        throw new DomainError("limit", `The file has more than ${MOST_LINES} lines. Split it into parts.`);
      if (!record) {
        file.problems.push({ lineNo, column: null, message: error });
        continue;
      }
      const { rate, problems } = readRateRow(record, lineNo, columns, zone);
      if (rate) file.rates.push({ lineNo, rate });
      else file.problems.push(...problems);
    }
    if (file.lines === 0) throw invalid("The file has a header and no rates below it.");
    file.problems.push(...rateTableProblems(file.rates));
    file.problems.sort((a, b) => a.lineNo - b.lineNo);
    return file;
  } finally {
    csv.close();
  }
}

const SHOWN = 20;

/** One sentence a problem, the first twenty: "Line 7, price: …". */
export const problemLines = (problems: readonly RateProblem[]): string[] => {
  const lines = problems
    .slice(0, SHOWN)
    .map(({ lineNo, column, message }) => `Line ${lineNo}${column ? `, ${column}` : ""}: ${message}`);
  return problems.length > SHOWN ? [...lines, `… and ${problems.length - SHOWN} more.`] : lines;
};

/** @throws {DomainError} invalid when anything is wrong with the file. */
export function assertSoundFile({ problems }: RateFile): void {
  if (problems.length === 0) return;
  const lines = problemLines(problems);
  throw invalid(`Nothing was taken over. ${lines[0]}`, { file: lines });
}
