import { addDays, fromDayNumber, type PlainDate, startOfDay, toDayNumber } from "@/lib/platform/time";
import { type ZoneClock, zoneClock } from "@/lib/platform/zone-clock";
import { type MasterRecord, type MasterRow, type SampleLine, Switchboard } from "./switchboard";

export type MasterCsvOptions = {
  /** The same seed gives the same file. */
  seed: number;
  records: number;
  /** The first day, in `zone`. */
  from: PlainDate;
  days: number;
  /** "UTC" for usegmtime=yes, else the wall clock of the switch. */
  zone: string;
  /** Who calls; a small office unless told otherwise. */
  lines?: readonly SampleLine[];
};

const SECOND = 1_000;

/** The moment within a day at which the offset changes, or null. */
function clockChange(clock: ZoneClock, begins: number, ends: number): number | null {
  const offset = (at: number) => clock.toLocal(at) - at;
  if (offset(begins) === offset(ends)) return null;
  let [before, after] = [begins, ends];
  while (after - before > SECOND) {
    const middle = Math.floor((before + after) / 2 / SECOND) * SECOND;
    if (offset(middle) === offset(begins)) before = middle;
    else after = middle;
  }
  return after;
}

/** How many of a day's records are calls over its midnight, and over its change of clocks if it has one. */
const EDGE_SHARE = 0.02;

/**
 * Records of a small office's switch, day by day, each day in the order in which calls end, as Asterisk writes them:
 * answered, not answered, busy, failed, calls of no seconds, voicemail, transfers as two records, calls over midnight and
 * over changes of clocks.
 */
export function* masterRecords(options: MasterCsvOptions): Generator<MasterRecord> {
  const board = new Switchboard(options);
  const clock = zoneClock(options.zone);
  const first = toDayNumber(options.from);
  let made = 0;
  for (let day = 0; day < options.days; day++) {
    const date = fromDayNumber(first + day);
    const begins = startOfDay(date, options.zone).epochMilliseconds;
    const ends = startOfDay(addDays(date, 1), options.zone).epochMilliseconds;
    const wanted = Math.floor((options.records * (day + 1)) / options.days) - made;
    const edge = Math.ceil(wanted * EDGE_SHARE);
    const change = clockChange(clock, begins, ends);
    const today: MasterRecord[] = [];
    while (today.length < wanted) {
      const midnight = today.length < edge;
      const edgeAt = midnight ? ends : today.length < edge * 3 ? change : null;
      const start = edgeAt === null ? board.moment(begins, ends) : board.shortlyBefore(edgeAt);
      today.push(...board.call(start, edgeAt === null ? 0 : 1_200));
    }
    // A transfer may be one record too many.
    today.length = wanted;
    made += wanted;
    yield* today.sort((a, b) => a.truth.end - b.truth.end);
  }
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A record as cdr_csv writes it: texts in quotes, numbers bare, a time that never was left blank. */
export const masterLine = (row: MasterRow): string =>
  `${Object.values(row)
    .map((value) => (typeof value === "number" ? String(value) : value))
    .map((text, index) =>
      index === 12 || index === 13 || (index === 10 && text === "") ? text : quoted(text),
    )
    .join(",")}\n`;

/** The file in pieces of some hundred lines. */
export function* masterCsv(options: MasterCsvOptions): Generator<string> {
  let piece = "";
  for (const { row } of masterRecords(options)) {
    piece += masterLine(row);
    if (piece.length >= 65_536) {
      yield piece;
      piece = "";
    }
  }
  if (piece !== "") yield piece;
}
