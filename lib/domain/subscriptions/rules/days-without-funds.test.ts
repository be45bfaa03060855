import { describe, expect, it } from "vitest";
import type { LimitStep } from "@/lib/domain/customers";
import { addDays } from "@/lib/platform/time";
import { daysWithoutFunds, type FundsFacts } from "./days-without-funds";

const at = (moment: string) => new Date(moment.length > 10 ? moment : `${moment}T12:00:00Z`);
/** Balances, "moment balance", in the journal's order. */
const moves = (...rows: string[]) =>
  rows.map((row) => {
    const [moment, balance] = row.split(" ") as [string, string];
    return { at: at(moment), balance };
  });
const NO_LIMIT: LimitStep[] = [{ from: new Date(0), limit: null }];
const days = (given: Partial<FundsFacts>) =>
  daysWithoutFunds({
    from: "2026-11-01",
    to: "2026-12-01",
    zone: "UTC",
    balance: "-10",
    moves: [],
    limits: NO_LIMIT,
    ...given,
  }).map(({ from, to }) => `${from} ${to}`);

describe("daysWithoutFunds", () => {
  it("used up on the 10th, topped up on the 15th: the four days between", () => {
    expect(days({ moves: moves("2026-11-10 0", "2026-11-15 -20") })).toEqual(["2026-11-11 2026-11-15"]);
  });

  it("zero is none, below zero is none, a thousandth of a cent is some", () => {
    for (const balance of ["0", "0.00000", "3.5"])
      expect(days({ moves: moves(`2026-11-10 ${balance}`) })).toEqual(["2026-11-11 2026-12-01"]);
    expect(days({ moves: moves("2026-11-10 -0.00001") })).toEqual([]);
  });

  it("a payment at noon makes its day one with funds, also when all of it is spent an hour later", () => {
    expect(days({ balance: "0", moves: moves("2026-11-05 -10", "2026-11-05T13:00:00Z 0") })).toEqual([
      "2026-11-01 2026-11-05",
      "2026-11-06 2026-12-01",
    ]);
  });

  it("money that is charged in the moment it is paid in was not there", () => {
    expect(days({ balance: "0", moves: moves("2026-11-05 -10", "2026-11-05 0") })).toEqual([
      "2026-11-01 2026-12-01",
    ]);
  });

  it("spent with a day's first moment: that day began with what was there; a payment then counts for it", () => {
    expect(days({ moves: moves("2026-11-10T00:00:00Z 0") })).toEqual(["2026-11-11 2026-12-01"]);
    expect(days({ balance: "0", moves: moves("2026-11-10T00:00:00Z -1") })).toEqual([
      "2026-11-01 2026-11-10",
    ]);
  });

  it("a reserve to be kept is not there to spend", () => {
    const limits = [{ from: new Date(0), limit: "-10" }];
    expect(days({ limits })).toEqual(["2026-11-01 2026-12-01"]);
    expect(days({ limits, balance: "-10.01" })).toEqual([]);
  });

  it("a raise of the limit that ends inside a day leaves that day with funds, and the next without", () => {
    const raise = (until: string) => [
      { from: new Date(0), limit: null },
      { from: at("2026-11-03"), limit: "25" },
      { from: at(until), limit: null },
    ];
    expect(days({ balance: "0", limits: raise("2026-11-08T18:00:00Z") })).toEqual([
      "2026-11-01 2026-11-03",
      "2026-11-09 2026-12-01",
    ]);
    // Its own moment is the first at which it doesn't count: ended with the day, the next has none of it.
    expect(days({ balance: "0", limits: raise("2026-11-08T00:00:00Z") })).toEqual([
      "2026-11-01 2026-11-03",
      "2026-11-08 2026-12-01",
    ]);
  });

  it("goes by the days of the zone, also over the ends of months", () => {
    // 22:00 on 31 October, and 22:00 on 30 November.
    const given = moves("2026-11-01T05:00:00Z 0", "2026-12-01T06:00:00Z -5");
    const span = { from: "2026-10-30", to: "2026-12-02", zone: "America/Los_Angeles", moves: given };
    expect(days(span)).toEqual(["2026-11-01 2026-11-30"]);
    expect(days({ ...span, zone: "UTC" })).toEqual(["2026-11-02 2026-12-01"]);
    expect(days({ from: "2028-02-27", to: "2028-03-02", balance: "0" })).toEqual(["2028-02-27 2028-03-02"]);
  });

  it("a day of 23, of 25, or one that begins at one o'clock is one day, from its first to its last moment", () => {
    const one = (zone: string, day: string, moment: string) =>
      days({ zone, from: day, to: addDays(day, 1), balance: "0", moves: moves(`${moment} -1`) });
    // New York, 8 March 2026: 05:00Z to 04:00Z. 1 November 2026: 04:00Z to 05:00Z.
    expect(one("America/New_York", "2026-03-08", "2026-03-09T03:59:59Z")).toEqual([]);
    expect(one("America/New_York", "2026-03-08", "2026-03-09T04:00:00Z")).toEqual(["2026-03-08 2026-03-09"]);
    expect(one("America/New_York", "2026-11-01", "2026-11-02T04:59:59Z")).toEqual([]);
    expect(one("America/New_York", "2026-11-01", "2026-11-02T05:00:00Z")).toEqual(["2026-11-01 2026-11-02"]);
    // Cairo, 24 April 2026: from 01:00 (22:00Z) to midnight (21:00Z).
    expect(one("Africa/Cairo", "2026-04-24", "2026-04-24T20:59:59Z")).toEqual([]);
    expect(one("Africa/Cairo", "2026-04-24", "2026-04-24T21:00:00Z")).toEqual(["2026-04-24 2026-04-25"]);
    expect(one("Africa/Cairo", "2026-04-23", "2026-04-23T21:59:59Z")).toEqual([]);
  });

  it("a call record of days that were looked at takes no day away after the fact, and counts from the next one on", () => {
    // Posted after the 9th was looked at, for what happened on the 2nd.
    const late = moves("2026-11-02 0");
    expect(days({ from: "2026-11-10", to: "2026-11-13", moves: late })).toEqual(["2026-11-11 2026-11-13"]);
  });

  it("a late record counts from the row before it on, whatever day it happened", () => {
    expect(days({ moves: moves("2026-11-05 -4", "2026-11-02 0") })).toEqual(["2026-11-06 2026-12-01"]);
  });

  it("none of no days", () => {
    expect(days({ from: "2026-11-10", to: "2026-11-10", balance: "0" })).toEqual([]);
  });
});
