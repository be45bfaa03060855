import { describe, expect, it } from "vitest";
import { type AsteriskOptions, readAsteriskCdr } from "./asterisk-cdr";
import { splitMasterLine } from "./master-csv";

const utc: AsteriskOptions = { zone: "UTC", now: new Date("2026-12-31T00:00:00Z") };
const newYork: AsteriskOptions = { ...utc, zone: "America/New_York" };

const COLUMNS = [
  "accountcode",
  "src",
  "dst",
  "dcontext",
  "clid",
  "channel",
  "dstchannel",
  "lastapp",
  "lastdata",
  "start",
  "answer",
  "end",
  "duration",
  "billsec",
  "disposition",
  "amaflags",
  "uniqueid",
  "userfield",
] as const;
const sound: Record<(typeof COLUMNS)[number], string> = {
  accountcode: "1001",
  src: "442071234567",
  dst: "0033123456789",
  dcontext: "from-internal",
  clid: '"Ann, B." <442071234567>',
  channel: "PJSIP/ann-0000002a",
  dstchannel: "PJSIP/trunk-0000002b",
  lastapp: "Dial",
  lastdata: "PJSIP/trunk/sip:33123456789,60,T",
  start: "2026-03-15 11:00:00",
  answer: "2026-03-15 11:00:10",
  end: "2026-03-15 11:01:10",
  duration: "70",
  billsec: "60",
  disposition: "ANSWERED",
  amaflags: "DOCUMENTATION",
  uniqueid: "1773572400.42",
  userfield: "",
};
type Change = Partial<typeof sound>;
const values = (change: Change = {}) => COLUMNS.map((column) => ({ ...sound, ...change })[column]);
const read = (change: Change = {}, options = utc) => readAsteriskCdr(values(change), options);
const record = (change: Change = {}, options = utc) => {
  const result = read(change, options);
  if (!result.record) throw new Error(result.problem);
  return result.record;
};
const unanswered = { answer: "", end: "2026-03-15 11:00:30", duration: "30", billsec: "0" };

describe("a record of Asterisk", () => {
  it("is read column by column", () => {
    expect(record()).toEqual({
      callId: "1773572400.42/0000002b/20260315110000",
      kind: "call",
      occurredAt: new Date("2026-03-15T11:00:00Z"),
      answeredAt: new Date("2026-03-15T11:00:10Z"),
      endedAt: new Date("2026-03-15T11:01:10Z"),
      from: "442071234567",
      to: "0033123456789",
      accountKey: "1001",
      durationSeconds: 70,
      billableSeconds: 60,
      quantity: 60n,
      disposition: "answered",
      omitted: false,
      details: {
        context: "from-internal",
        callerId: '"Ann, B." <442071234567>',
        channel: "PJSIP/ann-0000002a",
        dstChannel: "PJSIP/trunk-0000002b",
        lastApp: "Dial",
        lastData: "PJSIP/trunk/sip:33123456789,60,T",
        amaFlags: "DOCUMENTATION",
        uniqueId: "1773572400.42",
      },
    });
  });

  it("is read from the line as it stands in the file", () => {
    const line =
      '"1001","442071234567","0033123456789","from-internal","""Ann, B."" <442071234567>","PJSIP/ann-0000002a",' +
      '"PJSIP/trunk-0000002b","Dial","PJSIP/trunk/sip:33123456789,60,T","2026-03-15 11:00:00","2026-03-15 11:00:10",' +
      '"2026-03-15 11:01:10",70,60,"ANSWERED","DOCUMENTATION","1773572400.42",""';
    expect(readAsteriskCdr(splitMasterLine(line) ?? [], utc)).toEqual(read());
  });

  it.each([
    ["NO ANSWER", "no_answer"],
    ["BUSY", "busy"],
    ["FAILED", "failed"],
    ["CONGESTION", "failed"],
  ] as const)("%s is kept, with nothing to bill", (disposition, expected) => {
    expect(record({ ...unanswered, disposition })).toMatchObject({
      disposition: expected,
      answeredAt: null,
      billableSeconds: 0,
      quantity: 0n,
    });
  });

  it("answered for no seconds is fine", () => {
    const none = { answer: "2026-03-15 11:00:10", end: "2026-03-15 11:00:10", duration: "10", billsec: "0" };
    expect(record(none)).toMatchObject({ disposition: "answered", quantity: 0n });
  });

  it("that Asterisk was told to omit is kept and not billed", () => {
    expect(record({ amaflags: "OMIT" }).omitted).toBe(true);
  });

  it.each([
    ["a negative duration", { duration: "-5" }, /-5 seconds/],
    ["a negative billed time", { billsec: "-1" }, /-1 seconds/],
    ["a duration that is none", { duration: "1:10" }, "The duration “1:10” is not a number of seconds."],
    ["no duration", { duration: "" }, "The duration is missing."],
    ["an end before the start", { end: "2026-03-15 10:59:00" }, "It ends before it starts."],
    ["a start in the future", { start: "2027-03-15 11:00:00", answer: "", end: "" }, /lies in the future/],
    ["no start", { start: "" }, "The start is missing."],
    [
      "a start that is none",
      { start: "15/03/2026 11:00" },
      "The start “15/03/2026 11:00” is not a time like 2026-03-15 11:00:00.",
    ],
    [
      "a day that does not exist",
      { end: "2026-02-30 11:00:00" },
      /The end “2026-02-30 11:00:00” is not a time/,
    ],
    ["no id", { uniqueid: "" }, "The record has no unique id."],
    ["an unknown disposition", { disposition: "UNKNOWN" }, "The disposition “UNKNOWN” is unknown."],
    ["seconds to bill for a busy line", { disposition: "BUSY" }, /was not answered/],
    ["more billed than it lasted", { billsec: "71" }, /lasted only 70/],
    ["a clock that was not set", { start: "1970-01-01 00:00:05" }, /clock was not set/],
  ] as const)("is refused for %s, with the reason", (_name, change, problem) => {
    const result = read(change);
    expect(result.record).toBeUndefined();
    expect(result.problem).toMatch(problem);
  });

  it("without unique ids says what to set in Asterisk, and another number of columns is no record", () => {
    expect(readAsteriskCdr(values().slice(0, 16), utc).problem).toBe(
      "The line has no unique id: set loguniqueid=yes in cdr.conf.",
    );
    expect(readAsteriskCdr(["a", "b"], utc).problem).toBe("The line has 2 values; Asterisk writes 18.");
    expect(readAsteriskCdr(values().slice(0, 17), utc).record?.details.userField).toBeUndefined();
  });
});

describe("the call id", () => {
  it("is the same wherever and however often the record stands", () => {
    expect(record().callId).toBe(record({}, newYork).callId);
  });

  it("tells the legs of a transfer apart, which share one unique id", () => {
    const first = record();
    const second = record({ dstchannel: "PJSIP/carol-0000002c", dst: "1003" });
    expect(second.callId).toBe("1773572400.42/0000002c/20260315110000");
    expect(second.callId).not.toBe(first.callId);
  });

  it("tells apart two conversations of the same two channels", () => {
    const later = { start: "2026-03-15 11:02:00", answer: "2026-03-15 11:02:00", end: "2026-03-15 11:03:10" };
    expect(record(later).callId).not.toBe(record().callId);
  });

  it("knows the leg of a local channel and a call that reached none", () => {
    expect(record({ dstchannel: "Local/1003@internal-00000007;1" }).callId).toContain("/00000007;1/");
    expect(record({ ...unanswered, dstchannel: "", disposition: "FAILED" }).callId).toBe(
      "1773572400.42/-/20260315110000",
    );
  });

  it("uses Asterisk's own sequence where the newer columns are written", () => {
    const result = readAsteriskCdr([...values(), "", "1773572400.41", "57"], utc);
    expect(result.record?.callId).toBe("1773572400.42/57");
    expect(result.record?.details.linkedId).toBe("1773572400.41");
  });

  it("says which switch it came from, where several could give the same id", () => {
    expect(record({}, { ...utc, idPrefix: "paris" }).callId).toBe(
      "paris/1773572400.42/0000002b/20260315110000",
    );
  });
});

describe("the account", () => {
  it("is named by the account code, then by the line's own name, then by the calling number", () => {
    expect(record({ accountcode: "" }).accountKey).toBe("ann");
    expect(record({ accountcode: "", channel: "Local/1@x-01;2" }).accountKey).toBe("1@x");
    expect(record({ accountcode: "", channel: "" }).accountKey).toBe("442071234567");
    expect(record({ accountcode: "", channel: "", src: "" }).accountKey).toBe("");
  });

  it("is looked for as the switch is set up", () => {
    expect(record({}, { ...utc, accountFrom: ["src", "accountcode"] }).accountKey).toBe("442071234567");
    expect(record({}, { ...utc, accountFrom: ["peer"] }).accountKey).toBe("ann");
  });
});

describe("local time (usegmtime off)", () => {
  const call = (start: string, answer: string, end: string, seconds: number) => {
    const { occurredAt, answeredAt, endedAt } = record(
      { start, answer, end, duration: String(seconds), billsec: String(seconds) },
      newYork,
    );
    return [occurredAt, answeredAt, endedAt].map((moment) => moment?.toISOString().replace(".000Z", "Z"));
  };

  it("is the wall clock of the switch", () => {
    expect(call("2026-03-07 23:59:30", "2026-03-07 23:59:30", "2026-03-08 00:00:30", 60)).toEqual([
      "2026-03-08T04:59:30Z",
      "2026-03-08T04:59:30Z",
      "2026-03-08T05:00:30Z",
    ]);
  });

  it("B7: runs over the hour that is left out in spring", () => {
    expect(call("2026-03-08 01:59:00", "2026-03-08 01:59:00", "2026-03-08 03:01:00", 120)).toEqual([
      "2026-03-08T06:59:00Z",
      "2026-03-08T06:59:00Z",
      "2026-03-08T07:01:00Z",
    ]);
  });

  it("B7: in the hour that comes twice in autumn is told by the record's own duration", () => {
    // From the first 01:50 to the second 01:10: on paper it ends before it starts.
    expect(call("2026-11-01 01:50:00", "2026-11-01 01:50:10", "2026-11-01 01:10:10", 1210)[2]).toBe(
      "2026-11-01T06:10:10Z",
    );
    // From the second 01:50 to 02:10: read as the first it would last an hour more.
    expect(call("2026-11-01 01:50:00", "2026-11-01 01:50:00", "2026-11-01 02:10:00", 1200)[0]).toBe(
      "2026-11-01T06:50:00Z",
    );
    // From 00:50 to the first 01:10, and to the second.
    expect(call("2026-11-01 00:50:00", "2026-11-01 00:50:00", "2026-11-01 01:10:00", 1200)[2]).toBe(
      "2026-11-01T05:10:00Z",
    );
    expect(call("2026-11-01 00:50:00", "2026-11-01 00:50:00", "2026-11-01 01:10:00", 4800)[2]).toBe(
      "2026-11-01T06:10:00Z",
    );
  });

  it("B7: where nothing tells, the earlier of the two hours is taken, as everywhere", () => {
    expect(call("2026-11-01 01:10:00", "2026-11-01 01:10:00", "2026-11-01 01:12:00", 120)).toEqual([
      "2026-11-01T05:10:00Z",
      "2026-11-01T05:10:00Z",
      "2026-11-01T05:12:00Z",
    ]);
  });

  it("B7: a time inside the hour that is left out is taken after it, as everywhere", () => {
    expect(call("2026-03-08 02:30:00", "2026-03-08 02:30:00", "2026-03-08 02:31:00", 60)[0]).toBe(
      "2026-03-08T07:30:00Z",
    );
  });

  it("Z-5: a call late on 28 February stays in February, whatever UTC says", () => {
    const late = record(
      {
        start: "2026-02-28 23:30:00",
        answer: "2026-02-28 23:30:00",
        end: "2026-02-28 23:31:00",
        duration: "60",
      },
      { ...utc, zone: "America/New_York" },
    );
    expect(late.occurredAt.toISOString()).toBe("2026-03-01T04:30:00.000Z");
  });
});
