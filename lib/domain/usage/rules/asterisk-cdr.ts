import { isPlainDate } from "@/lib/platform/time";
import { type ZoneClock, zoneClock } from "@/lib/platform/zone-clock";
import { settleTimes } from "./settle-times";
import { type Disposition, type ReadUsage, Refused, readingOf, type UsageRecord } from "./usage-record";

export const ACCOUNT_SOURCES = ["accountcode", "peer", "src"] as const;
/** What an account is found by: the account code, the name of the calling line ("ann" of PJSIP/ann-0000002a), the caller. */
export type AccountSource = (typeof ACCOUNT_SOURCES)[number];

export type AsteriskOptions = {
  /** "UTC" with usegmtime on, else the zone of the switch's wall clock. */
  zone: string;
  now: Date;
  /** The first that says something names the account; account code, peer, caller unless told otherwise. */
  accountFrom?: readonly AccountSource[];
  /** Put before each call id where two switches could give the same one. */
  idPrefix?: string;
  /** False leaves out what else the source says: rating has no use for it. */
  withDetails?: boolean;
};

const COLUMN = {
  accountcode: 0,
  src: 1,
  dst: 2,
  dcontext: 3,
  clid: 4,
  channel: 5,
  dstchannel: 6,
  lastapp: 7,
  lastdata: 8,
  start: 9,
  answer: 10,
  end: 11,
  duration: 12,
  billsec: 13,
  disposition: 14,
  amaflags: 15,
  uniqueid: 16,
  userfield: 17,
  peeraccount: 18,
  linkedid: 19,
  sequence: 20,
} as const;
type Column = keyof typeof COLUMN;
type Cell = (column: Column) => string;

const DISPOSITION: Record<string, Disposition> = {
  ANSWERED: "answered",
  "NO ANSWER": "no_answer",
  BUSY: "busy",
  FAILED: "failed",
  CONGESTION: "failed",
};

function secondsOf(cell: Cell, column: "duration" | "billsec"): number {
  const [text, name] = [cell(column), column === "duration" ? "duration" : "billed time"];
  if (text === "") throw new Refused(`The ${name} is missing.`);
  if (!/^-?\d{1,9}$/.test(text))
    throw new Refused(`The ${name} “${text.slice(0, 40)}” is not a number of seconds.`);
  return Number(text);
}

const TIME = /^(\d{4}-\d{2}-\d{2}) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

/** The moments a time may mean; none where it is blank. */
function momentsOf(cell: Cell, column: "start" | "answer" | "end", clock: ZoneClock): number[] {
  const text = cell(column);
  if (text === "") return [];
  if (!isPlainDate(TIME.exec(text)?.[1] ?? ""))
    throw new Refused(`The ${column} “${text.slice(0, 40)}” is not a time like 2026-03-15 11:00:00.`);
  return clock.instantsOf(Date.parse(`${text.replace(" ", "T")}Z`));
}

const LEG = /-([0-9a-f]+(?:;\d)?)$/i;
const PEER = /^[^/]+\/(.+)-[0-9a-f]+(?:;\d)?$/i;

/**
 * Asterisk gives every channel a unique id, and writes one record for each pair of channels that met: a transferred call
 * is several records with the caller's unique id. So a call id is
 * - unique id and sequence, where the newer columns are written (newcdrcolumns=yes): Asterisk's own key; else
 * - unique id, the number at the end of the other channel's name ("-" when there was none), and the start as written,
 *   because the same two channels can meet again.
 * Nothing of it depends on the file, the line or a time zone, so reading a record again gives the same id.
 */
function callIdOf(cell: Cell, hasSequence: boolean, prefix: string | undefined): string {
  const uniqueId = cell("uniqueid");
  if (uniqueId === "") throw new Refused("The record has no unique id.");
  const other = cell("dstchannel");
  const leg = LEG.exec(other)?.[1] ?? (other === "" ? "-" : other);
  const own = hasSequence
    ? [uniqueId, cell("sequence")]
    : [uniqueId, leg, cell("start").replaceAll(/\D/g, "")];
  return [...(prefix ? [prefix] : []), ...own].join("/");
}

function accountKeyOf(cell: Cell, sources: readonly AccountSource[]): string {
  for (const source of sources) {
    const key = source === "peer" ? (PEER.exec(cell("channel"))?.[1] ?? "") : cell(source);
    if (key !== "") return key;
  }
  return "";
}

function detailsOf(cell: Cell): Record<string, string> {
  const all = {
    context: cell("dcontext"),
    callerId: cell("clid"),
    channel: cell("channel"),
    dstChannel: cell("dstchannel"),
    lastApp: cell("lastapp"),
    lastData: cell("lastdata"),
    amaFlags: cell("amaflags"),
    uniqueId: cell("uniqueid"),
    linkedId: cell("linkedid"),
    userField: cell("userfield"),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

function read(values: readonly string[], options: AsteriskOptions): UsageRecord {
  if (values.length === 16) throw new Refused("The line has no unique id: set loguniqueid=yes in cdr.conf.");
  if (![17, 18, 21].includes(values.length))
    throw new Refused(`The line has ${values.length} values; Asterisk writes 18.`);
  const cell: Cell = (column) => values[COLUMN[column]]?.trim() ?? "";
  const disposition = DISPOSITION[cell("disposition")];
  if (!disposition) throw new Refused(`The disposition “${cell("disposition").slice(0, 40)}” is unknown.`);
  const callId = callIdOf(cell, values.length === 21 && cell("sequence") !== "", options.idPrefix);
  const [duration, billed] = [secondsOf(cell, "duration"), secondsOf(cell, "billsec")];
  const clock = zoneClock(options.zone);
  const times = settleTimes({
    starts: momentsOf(cell, "start", clock),
    answers: momentsOf(cell, "answer", clock),
    ends: momentsOf(cell, "end", clock),
    duration,
    billed,
  });
  return {
    callId,
    kind: "call",
    ...times,
    from: cell("src"),
    to: cell("dst"),
    accountKey: accountKeyOf(cell, options.accountFrom ?? ACCOUNT_SOURCES),
    durationSeconds: duration,
    billableSeconds: billed,
    quantity: BigInt(billed),
    disposition,
    omitted: cell("amaflags").toUpperCase() === "OMIT",
    details: options.withDetails === false ? {} : detailsOf(cell),
  };
}

/**
 * One record of Asterisk's Master.csv (18 columns as cdr_csv writes them, 21 with the newer ones), as a usage record or
 * the reason it is refused.
 * @throws {DomainError} invalid for a time zone nobody knows: that is a setting, not a record.
 */
export const readAsteriskCdr = (values: readonly string[], options: AsteriskOptions): ReadUsage =>
  readingOf(() => read(values, options), options.now);
