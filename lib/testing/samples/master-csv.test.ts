import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { type AsteriskOptions, readAsteriskCdr } from "@/lib/domain/usage/rules/asterisk-cdr";
import { prepareTariff, rateOf } from "@/lib/domain/usage/rules/choose-rate";
import { readMasterCsv } from "@/lib/domain/usage/rules/master-csv";
import { normalizeNumber } from "@/lib/domain/usage/rules/normalize-number";
import { type MasterCsvOptions, masterCsv, masterRecords } from "./master-csv";
import { SAMPLE_TARIFF, sampleRates } from "./sample-tariff";

const autumn: MasterCsvOptions = {
  seed: 7,
  records: 3_000,
  from: "2026-10-30",
  days: 4,
  zone: "America/New_York",
};
const options: AsteriskOptions = { zone: autumn.zone, now: new Date("2027-01-01T00:00:00Z") };

async function readAll(given: MasterCsvOptions) {
  const bytes = Readable.from(masterCsv(given)).map((piece: string) => Buffer.from(piece));
  const read = [];
  for await (const { lineNo, values, error } of readMasterCsv(bytes)) {
    if (!values) throw new Error(`line ${lineNo}: ${error}`);
    const { record, problem } = readAsteriskCdr(values, { ...options, zone: given.zone });
    if (!record) throw new Error(`line ${lineNo}: ${problem}`);
    read.push(record);
  }
  return read;
}
const written = [...masterRecords(autumn)];

describe("the generated Master.csv", () => {
  it("is the same file for the same seed, and another for another", () => {
    expect([...masterCsv(autumn)].join("")).toBe([...masterCsv(autumn)].join(""));
    expect([...masterCsv({ ...autumn, seed: 8 })].join("")).not.toBe([...masterCsv(autumn)].join(""));
  });

  it("has as many records as asked for", () => {
    for (const records of [1, 2, 3, 50])
      expect([...masterRecords({ ...autumn, records })]).toHaveLength(records);
    expect([...masterCsv(autumn)].join("").trimEnd().split("\n")).toHaveLength(3_000);
  });

  it("is read without a single refusal, and every id is there once", async () => {
    const read = await readAll(autumn);
    expect(read).toHaveLength(3_000);
    expect(new Set(read.map(({ callId }) => callId)).size).toBe(3_000);
  });

  it("B7: is read back at the moments it was made of, over midnight and over both changes of clocks", async () => {
    const spring = { ...autumn, from: "2026-03-06" };
    const lordHowe = { ...autumn, from: "2026-04-03", zone: "Australia/Lord_Howe" };
    for (const given of [autumn, spring, lordHowe, { ...autumn, zone: "UTC" }]) {
      const read = await readAll(given);
      const made = [...masterRecords(given)];
      let doubled = 0;
      for (const [index, { truth }] of made.entries()) {
        const record = read[index];
        expect(record?.quantity).toBe(BigInt(truth.billedSeconds));
        const shift = truth.start - (record?.occurredAt.getTime() ?? 0);
        // A call wholly inside an hour that comes twice can't be told from one in its other half.
        if (shift !== 0) doubled++;
        expect([0, 3_600_000, 1_800_000]).toContain(shift);
        expect(record?.endedAt?.getTime()).toBe(truth.end - shift);
      }
      expect(doubled).toBeLessThan(made.length / 20);
      if (given === spring || given.zone === "UTC") expect(doubled).toBe(0);
    }
  });

  it("holds calls over midnight, over the change of clocks, and ones that end before they start on paper", () => {
    const midnight = written.filter(({ row }) => row.start.slice(0, 10) !== row.end.slice(0, 10));
    expect(midnight.length).toBeGreaterThan(10);
    const change = Date.parse("2026-11-01T06:00:00Z");
    const over = written.filter(({ truth }) => truth.start < change && truth.end > change);
    expect(over.length).toBeGreaterThan(10);
    expect(over.some(({ row }) => row.end < row.start)).toBe(true);
  });

  it("holds every way a call can go, and names that need quoting", () => {
    const share = (disposition: string) =>
      written.filter(({ row }) => row.disposition === disposition).length / written.length;
    expect(share("ANSWERED")).toBeGreaterThan(0.5);
    for (const one of ["NO ANSWER", "BUSY", "FAILED", "CONGESTION"])
      expect(share(one)).toBeGreaterThan(0.005);
    const text = [...masterCsv(autumn)].join("");
    expect(text).toMatch(/"""[^"]*,[^"]*"" <\d+>"/);
    expect(text).toContain('""Pepe""');
    expect(written.some(({ row }) => row.disposition === "ANSWERED" && row.billsec === 0)).toBe(true);
    expect(written.some(({ row }) => row.dst === "*97")).toBe(true);
  });

  it("writes a transfer as two records of one unique id and two legs, the second beginning where the first ends", () => {
    const byId = new Map<string, typeof written>();
    for (const one of written) byId.set(one.row.uniqueid, [...(byId.get(one.row.uniqueid) ?? []), one]);
    const pairs = [...byId.values()].filter((same) => same.length > 1);
    expect(pairs.length).toBeGreaterThan(20);
    for (const pair of pairs) {
      const [first, second] = pair.sort((a, b) => a.truth.start - b.truth.start);
      expect(pair).toHaveLength(2);
      expect(second?.truth.start).toBe(first?.truth.end);
      expect(second?.row.dstchannel).not.toBe(first?.row.dstchannel);
      expect(second?.row.channel).toBe(first?.row.channel);
    }
  });

  it("calls numbers that the sample tariff has a rate for, whichever way they are dialled", async () => {
    const tariff = prepareTariff(SAMPLE_TARIFF, sampleRates());
    const read = await readAll(autumn);
    const rated = read.filter(
      ({ to, occurredAt }) =>
        rateOf(tariff, normalizeNumber(to, SAMPLE_TARIFF.numberRules), occurredAt) !== null,
    );
    const unrated = new Set(read.filter((record) => !rated.includes(record)).map(({ to }) => to));
    expect(rated.length).toBeGreaterThan(2_500);
    expect([...unrated].every((to) => to.startsWith("*") || to.length <= 4)).toBe(true);
  });
});
