import { type ZoneClock, zoneClock } from "@/lib/platform/zone-clock";
import { SAMPLE_DESTINATIONS } from "./sample-tariff";

export type SampleLine = { code: string; number: string; name: string };

/** The 18 columns of a record, in the order that cdr_csv writes them. */
export type MasterRow = {
  accountcode: string;
  src: string;
  dst: string;
  dcontext: string;
  clid: string;
  channel: string;
  dstchannel: string;
  lastapp: string;
  lastdata: string;
  start: string;
  answer: string;
  end: string;
  duration: number;
  billsec: number;
  disposition: "ANSWERED" | "NO ANSWER" | "BUSY" | "FAILED" | "CONGESTION";
  amaflags: string;
  uniqueid: string;
  userfield: string;
};

/** A record as it is written, and what really happened (epoch milliseconds), which local time may not tell. */
export type MasterRecord = { row: MasterRow; truth: { start: number; end: number; billedSeconds: number } };

const OFFICE: readonly SampleLine[] = [
  { code: "1001", number: "12125550101", name: "Ann Miller" },
  { code: "1002", number: "12125550102", name: "O'Neil, Pat" },
  { code: "1003", number: "12125550103", name: 'José "Pepe" Ruiz' },
  { code: "1004", number: "12125550104", name: "Müller, Weiß & Co. KG" },
  { code: "", number: "12125550105", name: "" },
];

const SECOND = 1_000;
const HOUR = 3_600_000;
/** What becomes of calls, by share; the rest is answered. */
const TRANSFERRED = 0.04;
const NOT_ANSWERED: readonly { above: number; disposition: MasterRow["disposition"]; reached: boolean }[] = [
  { above: 0.98, disposition: "CONGESTION", reached: true },
  { above: 0.94, disposition: "FAILED", reached: false },
  { above: 0.86, disposition: "BUSY", reached: true },
  { above: 0.68, disposition: "NO ANSWER", reached: true },
];
/** Calls begin by day: the weight of each hour of the wall clock. */
const HOURS = [1, 1, 1, 1, 1, 1, 2, 5, 12, 16, 17, 15, 10, 13, 16, 16, 14, 11, 7, 6, 5, 4, 3, 2];

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** An office with a switch: makes calls as they come, and the records Asterisk would write of them. */
export class Switchboard {
  private readonly random: () => number;
  private channels = 0;
  private readonly clock: ZoneClock;
  private readonly lines: readonly SampleLine[];

  constructor(options: { seed: number; zone: string; lines?: readonly SampleLine[] }) {
    this.random = randomNumbers(options.seed);
    this.clock = zoneClock(options.zone);
    this.lines = options.lines ?? OFFICE;
  }

  private upTo(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  private oneOf<Item>(items: readonly Item[]): Item {
    const item = items[this.upTo(items.length)];
    if (item === undefined) throw new Error("There is nothing to choose from.");
    return item;
  }

  private channel(peer: string): { name: string; number: number } {
    this.channels++;
    return { name: `PJSIP/${peer}-${this.channels.toString(16).padStart(8, "0")}`, number: this.channels };
  }

  private written(moment: number): string {
    return new Date(this.clock.toLocal(moment)).toISOString().slice(0, 19).replace("T", " ");
  }

  /** A number as people dial it: with a plus, with 011, or at home with or without the 1. */
  private dialled(): string {
    const { prefix, digits } = this.oneOf(SAMPLE_DESTINATIONS);
    let number: string = prefix;
    while (number.length < digits) number += this.upTo(10);
    const way = this.random();
    if (way < 0.2) return `+${number}`;
    if (!number.startsWith("1")) return `011${number}`;
    return way < 0.5 ? number.slice(1) : number;
  }

  /** Most calls are short and a few are long. */
  private talk(): number {
    return Math.round(-Math.log(1 - this.random()) * 170);
  }

  /** @param start epoch milliseconds of a whole second. @param least seconds it lasts at least, when it is answered. */
  call(start: number, least: number): MasterRecord[] {
    const line = this.oneOf(this.lines);
    const fate = least > 0 ? 0.5 : this.random();
    const own = this.channel(line.code === "" ? "lobby" : line.code);
    const uniqueid = `${Math.floor(start / SECOND)}.${own.number}`;
    const dst = this.random() < 0.02 && least === 0 ? "*97" : this.dialled();
    const base = { line, channel: own.name, uniqueid };
    const ring = 2 + this.upTo(25);
    if (dst === "*97") {
      const end = start + this.talk() * SECOND;
      return [this.record({ ...base, dst, other: "", start, answer: start, end, disposition: "ANSWERED" })];
    }
    const other = this.channel("trunk").name;
    const missed = NOT_ANSWERED.find(({ above }) => fate >= above);
    if (missed) {
      const end = start + (missed.reached ? ring : 0) * SECOND;
      const reached = missed.reached ? other : "";
      return [
        this.record({
          ...base,
          dst,
          other: reached,
          start,
          answer: null,
          end,
          disposition: missed.disposition,
        }),
      ];
    }
    const answer = start + ring * SECOND;
    const talked = this.random() < 0.01 && least === 0 ? 0 : Math.max(1 + this.talk(), least - ring);
    const end = answer + talked * SECOND;
    const first = this.record({ ...base, dst, other, start, answer, end, disposition: "ANSWERED" });
    if (fate >= TRANSFERRED) return [first];
    const target = this.oneOf(this.lines);
    const dstOfTransfer = target.code === "" ? "1009" : target.code;
    const second = this.record({
      ...base,
      dst: dstOfTransfer,
      other: this.channel(dstOfTransfer).name,
      start: end,
      answer: end,
      end: end + (1 + this.talk()) * SECOND,
      disposition: "ANSWERED",
    });
    return [first, second];
  }

  private record(call: {
    line: SampleLine;
    channel: string;
    uniqueid: string;
    dst: string;
    other: string;
    start: number;
    answer: number | null;
    end: number;
    disposition: MasterRow["disposition"];
  }): MasterRecord {
    const { line, start, answer, end, dst } = call;
    const billedSeconds = answer === null ? 0 : (end - answer) / SECOND;
    const voicemail = dst === "*97";
    return {
      row: {
        accountcode: line.code,
        src: line.number,
        dst,
        dcontext: "from-internal",
        clid: `"${line.name}" <${line.number}>`,
        channel: call.channel,
        dstchannel: call.other,
        lastapp: voicemail ? "VoiceMailMain" : "Dial",
        lastdata: voicemail ? `${line.code}@default` : `PJSIP/trunk/sip:${dst}@203.0.113.7,60,tT`,
        start: this.written(start),
        answer: answer === null ? "" : this.written(answer),
        end: this.written(end),
        duration: (end - start) / SECOND,
        billsec: billedSeconds,
        disposition: call.disposition,
        amaflags: "DOCUMENTATION",
        uniqueid: call.uniqueid,
        userfield: "",
      },
      truth: { start, end, billedSeconds },
    };
  }

  /** A moment of a day, at hours when people call. */
  moment(dayBegins: number, dayEnds: number): number {
    let left = this.random() * HOURS.reduce((sum, weight) => sum + weight, 0);
    const hour = HOURS.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    const wanted = dayBegins + Math.max(0, hour) * HOUR + this.upTo(3_600) * SECOND;
    return Math.min(wanted, dayEnds - SECOND);
  }

  /** Some seconds before a moment, up to a quarter of an hour. */
  shortlyBefore(moment: number): number {
    return moment - (1 + this.upTo(900)) * SECOND;
  }
}
