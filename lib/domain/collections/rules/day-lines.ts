import { isPlainDate, type PlainDate } from "@/lib/platform/time";

const MOST = 1_000;

/**
 * Reads days as people paste them from a calendar or a CSV file: "2026-12-25 Christmas" or "2026-12-25,Christmas", one a
 * line. Blank lines and a header line are passed over.
 * @returns each day once, and what is wrong by line.
 */
export function readDayLines(text: string): { found: { day: PlainDate; name: string }[]; faults: string[] } {
  const found = new Map<PlainDate, string>();
  const faults: string[] = [];
  for (const [n, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === "" || (n === 0 && /^(date|day)\b/i.test(line))) continue;
    const [, day = "", name = ""] = /^"?([^\s,;"]+)"?\s*[,;]?\s*"?(.*?)"?$/.exec(line) ?? [];
    if (isPlainDate(day)) found.set(day, name.slice(0, 100));
    else faults.push(`Line ${n + 1}: “${day.slice(0, 40)}” is not a date like 2026-12-25.`);
  }
  if (found.size > MOST) faults.push(`At most ${MOST} days at once.`);
  return { found: [...found].map(([day, name]) => ({ day, name })), faults: faults.slice(0, 20) };
}
