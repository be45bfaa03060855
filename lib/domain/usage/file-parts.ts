import { openCsv } from "@/lib/platform/csv-read";
import { invalid } from "@/lib/platform/errors";
import type { SpooledFile } from "@/lib/platform/spool";
import { missingColumns } from "./rules/cdr-mapping";
import { masterLines } from "./rules/master-csv";
import type { SourceFormat, SourceSettings } from "./rules/source-settings";
import type { FilePart } from "./store";

/** Lines of one part: what is rated in one transaction. */
export const PART_LINES = 2_000;

/** A line as it was staged: what is read later, or why there is nothing to read. */
export type StagedLine = { lineNo: number; raw: unknown; problem?: string };

async function* masterParts(file: SpooledFile): AsyncGenerator<FilePart> {
  let [part, lineNo, firstLine, count] = [0, 0, 1, 0];
  let lines: string[] = [];
  const whole = (): FilePart => ({
    part: part++,
    firstLine,
    lines: count,
    content: Buffer.from(lines.join("\n")),
  });
  for await (const line of masterLines(file.read())) {
    lineNo++;
    lines.push(line);
    if (line !== "") count++;
    if (count < PART_LINES) continue;
    yield whole();
    [lines, count, firstLine] = [[], 0, lineNo + 1];
  }
  if (count > 0) yield whole();
}

async function* mappedParts(
  file: SpooledFile,
  { settings }: Extract<SourceSettings, { format: "mapped" }>,
): AsyncGenerator<FilePart> {
  const { delimiter, encoding } = settings;
  const csv = await openCsv(file.read(), { delimiter, encoding });
  try {
    const missing = missingColumns(settings, csv.headers);
    if (missing.length > 0)
      throw invalid(`The file has no column ${missing.map((name) => `“${name}”`).join(", ")}.`);
    let [part, lines] = [0, [] as StagedLine[]];
    const whole = (): FilePart => ({
      part: part++,
      firstLine: lines[0]?.lineNo ?? 0,
      lines: lines.length,
      content: Buffer.from(JSON.stringify(lines)),
    });
    for await (const { lineNo, record, error } of csv.rows) {
      lines.push({ lineNo, raw: record ?? {}, problem: error });
      if (lines.length < PART_LINES) continue;
      yield whole();
      lines = [];
    }
    if (lines.length > 0) yield whole();
  } finally {
    csv.close();
  }
}

/**
 * A file in parts that can be read one by one, each on its own.
 * @throws {DomainError} invalid for what is no text, has no usable header, or lacks a column the mapping reads.
 */
export const partsOf = (file: SpooledFile, settings: SourceSettings): AsyncGenerator<FilePart> =>
  settings.format === "asterisk" ? masterParts(file) : mappedParts(file, settings);

/** The lines of a part. */
export function linesOf(format: SourceFormat, { firstLine, content }: FilePart): StagedLine[] {
  const text = content.toString("utf8");
  if (format === "mapped") return JSON.parse(text) as StagedLine[];
  return text
    .split("\n")
    .map((raw, n) => ({ lineNo: firstLine + n, raw }))
    .filter(({ raw }) => raw !== "");
}
