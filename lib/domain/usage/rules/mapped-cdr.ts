import { zoneClock } from "@/lib/platform/zone-clock";
import { type CdrField, type CdrMapping, type CdrSource, DATA_UNITS } from "./cdr-mapping";
import { readMoments, readSeconds, scaledUp } from "./cdr-values";
import { settleTimes } from "./settle-times";
import { type Disposition, type ReadUsage, Refused, readingOf, type UsageRecord } from "./usage-record";

type Row = Readonly<Record<string, string>>;
type Field = (name: CdrField) => string;

function textOf(row: Row, from: CdrSource | undefined): string {
  if (from === undefined) return "";
  if (typeof from === "string") return (row[from] ?? "").trim();
  if ("constant" in from) return from.constant;
  const parts = ("column" in from ? [from.column] : from.columns).map((name) => (row[name] ?? "").trim());
  return parts.filter((part) => part !== "").join(" ");
}

/** Without a column everything was answered; a value nobody explained is refused, never guessed. */
function dispositionOf(field: Field, { fields, dispositions }: CdrMapping): Disposition {
  if (fields.disposition === undefined) return "answered";
  const value = field("disposition");
  const known = Object.entries(dispositions).find(([name]) => name.toLowerCase() === value.toLowerCase());
  if (!known) throw new Refused(`The disposition “${value.slice(0, 40)}” is unknown.`);
  return known[1];
}

function piecesOf(field: Field, { kind, dataUnit, fields, decimalComma }: CdrMapping): bigint {
  if (fields.quantity === undefined) return 1n;
  const text = decimalComma ? field("quantity").replace(",", ".") : field("quantity");
  if (text === "") throw new Refused("The quantity is missing.");
  const read =
    kind !== "data" && text.includes(".")
      ? null
      : scaledUp(text, kind === "data" ? DATA_UNITS[dataUnit] : 1n);
  if (read === null)
    throw new Refused(
      `The quantity “${text.slice(0, 40)}” is not a ${kind === "data" ? "" : "whole "}number.`,
    );
  return read;
}

function read(row: Row, mapping: CdrMapping): UsageRecord {
  const { kind, fields, timeFormat, durationUnit, decimalComma } = mapping;
  const field: Field = (name) => textOf(row, fields[name]);
  const clock = zoneClock(mapping.zone);
  const moments = (name: "start" | "answer" | "end") => readMoments(field(name), timeFormat, clock, name);
  const seconds = (name: "duration" | "billable", called: string): number | null => {
    const text = decimalComma ? field(name).replace(",", ".") : field(name);
    if (fields[name] === undefined) return null;
    if (text === "") throw new Refused(`The ${called} is missing.`);
    return readSeconds(text, durationUnit, called);
  };
  const callId = field("callId");
  const disposition = dispositionOf(field, mapping);
  const [duration, billed] = [seconds("duration", "duration"), seconds("billable", "billed time")];
  const times = settleTimes({
    starts: moments("start"),
    answers: moments("answer"),
    ends: moments("end"),
    duration,
    billed,
  });
  if (kind === "call" && duration === null && billed === null && times.endedAt === null)
    throw new Refused("The end is missing.");
  const between = (from: Date, to: Date | null) =>
    to === null ? null : Math.ceil((to.getTime() - from.getTime()) / 1000);
  const lasted = duration ?? between(times.occurredAt, times.endedAt) ?? billed ?? 0;
  const talked = between(times.answeredAt ?? times.occurredAt, times.endedAt) ?? lasted;
  const billable =
    billed ?? (disposition === "answered" ? (times.answeredAt ? Math.min(talked, lasted) : lasted) : 0);
  return {
    callId: callId === "" || mapping.idPrefix === "" ? callId : `${mapping.idPrefix}/${callId}`,
    kind,
    ...times,
    from: field("from"),
    to: field("to"),
    accountKey: field("account"),
    durationSeconds: lasted,
    billableSeconds: kind === "call" ? billable : 0,
    quantity: kind === "call" ? BigInt(billable) : piecesOf(field, mapping),
    disposition,
    omitted: false,
    details: {},
  };
}

/**
 * A row of any CSV file as a usage record, or the reason it is refused. What the file does not say is worked out: the
 * duration from start and end, the billed time from answer and end, else the whole duration.
 */
export const readMappedCdr = (row: Row, mapping: CdrMapping, now: Date): ReadUsage =>
  readingOf(() => read(row, mapping), now);
