import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "@/lib/testing/property-runs";
import { parseCdrMapping } from "./cdr-mapping";
import { scaledUp } from "./cdr-values";
import { readMappedCdr } from "./mapped-cdr";

const now = new Date("2026-12-31T00:00:00Z");
const calls = {
  version: 1,
  fields: {
    callId: "ID",
    start: "Start",
    account: "Line",
    from: "A",
    to: "B",
    duration: "Duration",
    billable: "Billed",
    disposition: "Result",
  },
  dispositions: { OK: "answered", busy: "busy", "no answer": "no_answer" },
};
const row = {
  ID: "x1",
  Start: "2026-03-15T11:00:00Z",
  Line: "L7",
  A: "442071234567",
  B: "33123456789",
  Duration: "70",
  Billed: "60",
  Result: "ok",
};
type Typed = Record<string, unknown>;
const read = (change: Partial<typeof row> | Record<string, string> = {}, mapping: Typed = {}) =>
  readMappedCdr({ ...row, ...change }, parseCdrMapping({ ...calls, ...mapping }), now);
const record = (change: Record<string, string> = {}, mapping: Typed = {}) => {
  const result = read(change, mapping);
  if (!result.record) throw new Error(result.problem);
  return result.record;
};
const fields = (change: Typed, dropped: string[] = []) => ({
  fields: Object.fromEntries(
    Object.entries({ ...calls.fields, ...change }).filter(([name]) => !dropped.includes(name)),
  ),
});

describe("a mapped call", () => {
  it("is read column by column", () => {
    expect(record()).toEqual({
      callId: "x1",
      kind: "call",
      occurredAt: new Date("2026-03-15T11:00:00Z"),
      answeredAt: null,
      endedAt: null,
      from: "442071234567",
      to: "33123456789",
      accountKey: "L7",
      durationSeconds: 70,
      billableSeconds: 60,
      quantity: 60n,
      disposition: "answered",
      omitted: false,
      details: {},
    });
  });

  it("has its texts from constants and from several columns, and its id from which switch", () => {
    const mapping = {
      ...fields({ account: { constant: "Trunk" }, start: { columns: ["Day", "Time"] } }),
      idPrefix: "gw2",
    };
    expect(record({ Day: "2026-03-15", Time: "11:00:00" }, mapping)).toMatchObject({
      callId: "gw2/x1",
      accountKey: "Trunk",
      occurredAt: new Date("2026-03-15T11:00:00Z"),
    });
  });

  it.each([
    ["iso", "2026-03-15 11:00:00", "2026-03-15T15:00:00.000Z"],
    ["iso", "2026-03-15T11:00:00.123456+02:00", "2026-03-15T09:00:00.123Z"],
    ["iso", "2026-03-15 11:00:00 -0330", "2026-03-15T14:30:00.000Z"],
    ["iso", "2026-03-15T11:00Z", "2026-03-15T11:00:00.000Z"],
    ["DD.MM.YYYY HH:mm:ss", "15.03.2026 11:00:00", "2026-03-15T15:00:00.000Z"],
    ["DD/MM/YYYY HH:mm:ss", "15/03/2026 11:00", "2026-03-15T15:00:00.000Z"],
    ["MM/DD/YYYY HH:mm:ss", "03/15/2026 11:00:00", "2026-03-15T15:00:00.000Z"],
    ["YYYYMMDDHHmmss", "20260315110000", "2026-03-15T15:00:00.000Z"],
    ["unix", "1773572400", "2026-03-15T11:00:00.000Z"],
    ["unix", "1773572400.5", "2026-03-15T11:00:00.500Z"],
    ["unix_ms", "1773572400123", "2026-03-15T11:00:00.123Z"],
  ])("knows times written as %s: %s", (timeFormat, Start, expected) => {
    expect(record({ Start }, { timeFormat, zone: "America/New_York" }).occurredAt.toISOString()).toBe(
      expected,
    );
  });

  it.each([
    ["iso", "15.03.2026 11:00:00"],
    ["iso", "2026-02-30 11:00:00"],
    ["iso", "2026-03-15 24:00:00"],
    ["DD/MM/YYYY HH:mm:ss", "15.03.2026 11:00:00"],
    ["DD/MM/YYYY HH:mm:ss", "03/15/2026 11:00:00"],
    ["YYYYMMDDHHmmss", "20261315110000"],
    ["unix", "yesterday"],
  ])("refuses what is not written as %s: %s", (timeFormat, Start) => {
    expect(read({ Start }, { timeFormat }).problem).toBe(
      `The start “${Start}” is not a time like ${timeFormat === "iso" ? "2026-03-15 11:00:00" : timeFormat}.`,
    );
  });

  it.each([
    ["seconds", "59.2", 60],
    ["milliseconds", "59001", 60],
    ["milliseconds", "60000", 60],
    ["minutes", "1", 60],
    ["minutes", "0.9999", 60],
    ["clock", "1:00", 60],
    ["clock", "0:01:00", 60],
    ["clock", "00:01:00", 60],
  ])("counts a billed time in %s: %s is %i seconds", (durationUnit, Billed, seconds) => {
    const Duration = durationUnit === "clock" ? "2:00" : durationUnit === "minutes" ? "2" : "120000";
    expect(record({ Billed, Duration }, { durationUnit })).toMatchObject({
      billableSeconds: seconds,
      quantity: 60n,
    });
  });

  it("reads a decimal comma where there is one", () => {
    expect(
      record({ Billed: "0,5", Duration: "1,5" }, { durationUnit: "minutes", decimalComma: true }),
    ).toMatchObject({
      billableSeconds: 30,
      durationSeconds: 90,
    });
  });

  it("works out what the file does not say", () => {
    const ends = { end: "End", answer: "Answer" };
    const times = { Answer: "2026-03-15T11:00:10Z", End: "2026-03-15T11:01:10Z" };
    expect(record(times, fields(ends, ["duration", "billable"]))).toMatchObject({
      durationSeconds: 70,
      billableSeconds: 60,
    });
    expect(record(times, fields({ end: "End" }, ["duration", "billable"]))).toMatchObject({
      billableSeconds: 70,
    });
    expect(record({}, fields({}, ["billable"]))).toMatchObject({ durationSeconds: 70, billableSeconds: 70 });
    expect(record({}, fields({}, ["duration"]))).toMatchObject({ durationSeconds: 60, billableSeconds: 60 });
    expect(record({ Result: "BUSY" }, fields({}, ["billable"]))).toMatchObject({
      disposition: "busy",
      durationSeconds: 70,
      billableSeconds: 0,
    });
    expect(record({}, fields({}, ["disposition"])).disposition).toBe("answered");
  });

  it.each([
    ["no id", { ID: " " }, "The record has no id."],
    ["no start", { Start: "" }, "The start is missing."],
    ["no duration", { Duration: "" }, "The duration is missing."],
    ["a negative duration", { Duration: "-70" }, /-70 seconds/],
    ["a negative billed time", { Billed: "-0.5" }, /below zero/],
    ["a duration that is none", { Duration: "7x" }, "The duration “7x” is not a number of seconds."],
    ["a disposition nobody explained", { Result: "oops" }, "The disposition “oops” is unknown."],
    ["no disposition", { Result: "" }, "The disposition “” is unknown."],
    ["seconds to bill for a busy line", { Result: "busy" }, /was not answered/],
    ["a start in the future", { Start: "2027-01-01T00:00:00Z" }, /future/],
    ["more billed than it lasted", { Billed: "71" }, /lasted only 70/],
  ])("is refused for %s", (_name, change, problem) => {
    const result = read(change);
    expect(result.record).toBeUndefined();
    expect(result.problem).toMatch(problem);
  });

  it("is refused when it ends before it starts, or has no end", () => {
    const mapping = fields({ end: "End" }, ["duration", "billable"]);
    expect(read({ End: "2026-03-15T10:59:59Z" }, mapping).problem).toMatch(
      /below zero|ends before it starts/,
    );
    expect(read({ End: "" }, mapping).problem).toBe("The end is missing.");
  });

  it("a negative length in milliseconds stays negative, however small", () => {
    expect(read({ Duration: "-1" }, { durationUnit: "milliseconds" }).problem).toMatch(/below zero/);
  });

  it("B7: runs over the hour that comes twice, told by its duration or by its order", () => {
    const local = { zone: "America/New_York", ...fields({ end: "End" }, ["billable"]) };
    const times = { Start: "2026-11-01 01:50:00", End: "2026-11-01 01:10:00", Duration: "1200" };
    expect(record(times, local).endedAt?.toISOString()).toBe("2026-11-01T06:10:00.000Z");
    const untold = { zone: "America/New_York", ...fields({ end: "End" }, ["billable", "duration"]) };
    expect(record(times, untold)).toMatchObject({ durationSeconds: 1200 });
  });
});

describe("other mapped usage", () => {
  it("is messages, one a row unless a column counts them", () => {
    const message = { kind: "message", ...fields({}, ["duration", "billable"]) };
    expect(record({}, message)).toMatchObject({
      kind: "message",
      quantity: 1n,
      billableSeconds: 0,
      durationSeconds: 0,
    });
    const counted = { kind: "message", ...fields({ quantity: "Parts" }, ["duration", "billable"]) };
    expect(record({ Parts: "3" }, counted).quantity).toBe(3n);
    expect(read({ Parts: "2.5" }, counted).problem).toBe("The quantity “2.5” is not a whole number.");
    expect(read({ Parts: "" }, counted).problem).toBe("The quantity is missing.");
    expect(read({ Parts: "-1" }, counted).problem).toBe("The quantity is below zero.");
  });

  it("is data, in any unit, rounded up to a byte", () => {
    const data = (dataUnit: string, Volume: string) =>
      record(
        { Volume },
        { kind: "data", dataUnit, ...fields({ quantity: "Volume" }, ["duration", "billable"]) },
      ).quantity;
    expect(data("B", "1500")).toBe(1500n);
    expect(data("MB", "1.5")).toBe(1_500_000n);
    expect(data("MiB", "1.5")).toBe(1_572_864n);
    expect(data("kB", "0.0001")).toBe(1n);
    expect(data("B", "9007199254740993")).toBe(9_007_199_254_740_993n);
  });
});

it("scaledUp is exact: never less than the product, and less than one more", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 15n }),
      fc.integer({ min: 0, max: 999 }),
      fc.bigInt({ min: 1n, max: 10n ** 9n }),
      (whole, parts, factor) => {
        const text = `${whole}.${String(parts).padStart(3, "0")}`;
        const thousandths = (whole * 1000n + BigInt(parts)) * factor;
        const up = scaledUp(text, factor) ?? -1n;
        expect(up * 1000n >= thousandths && (up - 1n) * 1000n < thousandths).toBe(true);
      },
    ),
    { numRuns: runs(5_000) },
  );
});
