import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BillingPeriod } from "@/lib/domain/catalog";
import { periodOf, shareOf } from "@/lib/domain/subscriptions";
import {
  addDays,
  daysBetween,
  fromDayNumber,
  laterOf,
  startOfDay,
  toDayNumber,
  todayIn,
  toInstant,
} from "@/lib/platform/time";
import { runs } from "@/lib/testing/property-runs";
import { type BillingDays, MAX_MISSED, periodsToClose, spanOf, upcomingClosing } from "./billing-days";

const ZONES = [
  "UTC",
  "Pacific/Kiritimati",
  "America/Los_Angeles",
  "America/Juneau",
  "Asia/Kathmandu",
  "Africa/Casablanca",
  "Australia/Lord_Howe",
  "America/Sao_Paulo",
] as const;

/** Every kind of period, with the anchors that month ends are hard for. */
const KINDS: readonly (readonly [BillingPeriod, number])[] = [
  ["daily", 1],
  ["weekly", 1],
  ["semimonthly", 1],
  ["monthly", 1],
  ["anniversary", 29],
  ["anniversary", 30],
  ["anniversary", 31],
  ["days30", 1],
];

const days = (changes: Partial<BillingDays> = {}): BillingDays => ({
  kind: "monthly",
  anchorDay: 1,
  zone: "UTC",
  billedUntil: "2026-01-01",
  ...changes,
});

/** A customer who is billed whenever the clock asks, as the run does it: close, then remember the end. */
function biller(start: BillingDays) {
  let { billedUntil } = start;
  return (now: Parameters<typeof periodsToClose>[1]) => {
    const closed = periodsToClose({ ...start, billedUntil }, now);
    billedUntil = closed.at(-1)?.end ?? billedUntil;
    return closed.map(({ start: from, end }) => `${from}/${end}`);
  };
}

describe("B3: before, on and after, each run twice: 0, 1 and 0 invoices", () => {
  // Around clock changes of these zones, a leap day, month ends of every length and a year's end.
  const starts = ["2018-11-03", "2018-02-17", "2024-01-31", "2024-02-29", "2026-03-08", "2025-12-31"];
  const cases = ZONES.flatMap((zone) => KINDS.map(([kind, anchorDay]) => [zone, kind, anchorDay] as const));

  it.each(cases)("%s, %s (anchor %i)", (zone, kind, anchorDay) => {
    for (const on of starts) {
      const whole = periodOf(kind, anchorDay, on);
      const boundary = startOfDay(whole.end, zone);
      const run = biller(days({ kind, anchorDay, zone, billedUntil: whole.start }));
      const twice = (now: typeof boundary) => [run(now).length, run(now).length];

      expect(twice(boundary.subtract({ hours: 5 }))).toEqual([0, 0]);
      expect(twice(boundary.subtract({ milliseconds: 1 }))).toEqual([0, 0]);
      expect(twice(boundary)).toEqual([1, 0]);
      expect(twice(boundary.add({ milliseconds: 1 }))).toEqual([0, 0]);
      expect(twice(boundary.add({ hours: 22 }))).toEqual([0, 0]);
    }
  });

  it("control: a day later the daily customer alone is due again", () => {
    const due = KINDS.filter(([kind, anchorDay]) => {
      const whole = periodOf(kind, anchorDay, "2026-06-10");
      const run = biller(days({ kind, anchorDay, billedUntil: whole.start }));
      run(startOfDay(whole.end, "UTC"));
      return run(startOfDay(addDays(whole.end, 1), "UTC")).length > 0;
    });
    expect(due).toEqual([["daily", 1]]);
  });
});

describe("catching up", () => {
  it("B15: stopped for 3 months and run once: 3 invoices, each month once", () => {
    const run = biller(days({ billedUntil: "2026-01-01" }));
    expect(run("2026-04-17T10:00:00Z")).toEqual([
      "2026-01-01/2026-02-01",
      "2026-02-01/2026-03-01",
      "2026-03-01/2026-04-01",
    ]);
    expect(run("2026-04-17T10:05:00Z")).toEqual([]);
  });

  it("L6: billed to 1 January and run late, the next is to 1 February, not to 1 March", () => {
    const run = biller(days({ billedUntil: "2026-01-01" }));
    expect(run("2026-02-20T10:00:00Z")).toEqual(["2026-01-01/2026-02-01"]);
    expect(run("2026-02-28T23:59:59Z")).toEqual([]);
    expect(run("2026-03-01T00:00:00Z")).toEqual(["2026-02-01/2026-03-01"]);
  });

  it("L6 control: run on the day itself it is the same period", () => {
    expect(biller(days())("2026-02-01T00:00:00Z")).toEqual(["2026-01-01/2026-02-01"]);
  });

  it("takes nothing that lies ahead, and refuses a date that can't be meant", () => {
    expect(periodsToClose(days({ billedUntil: "2026-09-01" }), "2026-06-15T00:00:00Z")).toEqual([]);
    const daily = days({ kind: "daily", billedUntil: "2020-01-01" });
    expect(() => periodsToClose(daily, "2026-06-15T00:00:00Z")).toThrow("open since 2020-01-01");
    const edge = days({ kind: "daily", billedUntil: addDays("2026-06-15", -MAX_MISSED) });
    expect(periodsToClose(edge, "2026-06-15T00:00:00Z")).toHaveLength(MAX_MISSED);
  });
});

describe("month ends", () => {
  const ends = (anchorDay: number, billedUntil: string, now: string) =>
    periodsToClose(days({ kind: "anniversary", anchorDay, billedUntil }), now).map(({ end }) => end);

  it("A-1: anchor 31 closes on 28 Feb, 31 Mar, 30 Apr, 31 May, each once, and does not stop after March", () => {
    expect(ends(31, "2023-01-31", "2023-06-01T00:00:00Z")).toEqual([
      "2023-02-28",
      "2023-03-31",
      "2023-04-30",
      "2023-05-31",
    ]);
    expect(ends(31, "2023-12-31", "2024-04-01T00:00:00Z")).toEqual([
      "2024-01-31",
      "2024-02-29",
      "2024-03-31",
    ]);
  });

  it("A-1: anchor 30 closes on 28 or 29 Feb, then on 30 Mar; anchor 29 on 28 Feb 2023 and 29 Feb 2024", () => {
    expect(ends(30, "2023-01-30", "2023-04-01T00:00:00Z")).toEqual(["2023-02-28", "2023-03-30"]);
    expect(ends(30, "2024-01-30", "2024-04-01T00:00:00Z")).toEqual(["2024-02-29", "2024-03-30"]);
    expect(ends(29, "2023-01-29", "2023-03-01T00:00:00Z")).toEqual(["2023-02-28"]);
    expect(ends(29, "2024-01-29", "2024-03-01T00:00:00Z")).toEqual(["2024-02-29"]);
  });

  it("A-1 control: anchor 28 needs no clamping", () => {
    expect(ends(28, "2023-01-28", "2023-04-01T00:00:00Z")).toEqual(["2023-02-28", "2023-03-28"]);
  });
});

describe("time zones", () => {
  it("Z-2: Juneau, 18 months from 1 Nov 2015 over three clock changes: always 1st to 1st", () => {
    const run = biller(days({ kind: "anniversary", zone: "America/Juneau", billedUntil: "2015-11-01" }));
    const closed: string[] = [];
    // Three times a day, at hours that are another date in UTC.
    for (let hour = 0; hour < 18 * 31 * 24; hour += 8) {
      closed.push(...run(toInstant("2015-11-01T09:30:00Z").add({ hours: hour })));
    }
    const expected = Array.from({ length: 18 }, (_, n) => {
      const month = (at: number) =>
        `${2015 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-01`;
      return `${month(10 + n)}/${month(11 + n)}`;
    });
    expect(closed.slice(0, 18)).toEqual(expected);
  });

  it("Z-2: Los Angeles at 1 Dec 2015 07:01Z is still 30 November there: nothing is closed", () => {
    const november = days({ zone: "America/Los_Angeles", billedUntil: "2015-11-01" });
    expect(periodsToClose(november, "2015-12-01T07:01:00Z")).toEqual([]);
    expect(periodsToClose(november, "2015-12-01T08:00:00Z")).toHaveLength(1);
  });

  it("Z-2 control: for a customer in UTC it is December by then", () => {
    expect(periodsToClose(days({ billedUntil: "2015-11-01" }), "2015-12-01T07:01:00Z")).toHaveLength(1);
  });

  it("Z-3: thirty days from 1 Mar 2017 23:30 in Los Angeles end on 31 March, and the anchor is 31", () => {
    const began = todayIn("2017-03-02T07:30:00Z", "America/Los_Angeles");
    const firstPaid = addDays(began, 30);
    expect([began, firstPaid]).toEqual(["2017-03-01", "2017-03-31"]);
    const anchorDay = Number(firstPaid.slice(8));
    expect(
      periodsToClose(
        days({ kind: "anniversary", anchorDay, zone: "America/Los_Angeles", billedUntil: firstPaid }),
        "2017-06-01T07:00:00Z",
      ).map(({ end }) => end),
    ).toEqual(["2017-04-30", "2017-05-31"]);
  });

  it("Z-3 control: the same moments read as UTC would have made the anchor 1", () => {
    expect(addDays(todayIn("2017-03-02T07:30:00Z", "UTC"), 30)).toBe("2017-04-01");
  });

  it("Z-3: New York at 2023-03-01 03:47Z with anchor 28: 28 Feb–28 Mar … 28 May–28 Jun, no stub", () => {
    const zone = "America/New_York";
    const billedUntil = todayIn("2023-03-01T03:47:00Z", zone);
    const closed = periodsToClose(
      days({ kind: "anniversary", anchorDay: 28, zone, billedUntil }),
      "2023-06-28T04:00:00Z",
    );
    expect(closed.map(({ start, end }) => `${start}/${end}`)).toEqual([
      "2023-02-28/2023-03-28",
      "2023-03-28/2023-04-28",
      "2023-04-28/2023-05-28",
      "2023-05-28/2023-06-28",
    ]);
    expect(closed.every(({ start, whole }) => start === whole.start)).toBe(true);
  });

  const march = { start: "2026-03-01", end: "2026-04-01" };
  const isIn = (at: string, zone: string) => {
    const { from, to } = spanOf(march, zone);
    const moment = toInstant(at).epochMilliseconds;
    return from.epochMilliseconds <= moment && moment < to.epochMilliseconds;
  };

  it("Z-5: a March invoice at GMT−5 contains no call of 28 February, and those of 31 March to midnight", () => {
    const zone = "America/Bogota";
    expect(isIn("2026-03-01T04:59:59.999Z", zone)).toBe(false);
    expect(isIn("2026-03-01T05:00:00Z", zone)).toBe(true);
    expect(isIn("2026-04-01T04:59:59.999Z", zone)).toBe(true);
    expect(isIn("2026-04-01T05:00:00Z", zone)).toBe(false);
  });

  it("Z-5 control: in UTC the same first call would be a call of March", () => {
    expect(isIn("2026-03-01T04:59:59.999Z", "UTC")).toBe(true);
  });
});

describe("a part of a period", () => {
  const toJune15 = (changes: Partial<BillingDays>, now: string) => periodsToClose(days(changes), now)[0];

  it.each([
    ["2023-05-23", "2023-06-24T00:00:00Z", 31],
    ["2023-06-23", "2023-07-24T00:00:00Z", 30],
    ["2023-02-23", "2023-03-24T00:00:00Z", 28],
    ["2024-02-23", "2024-03-24T00:00:00Z", 29],
  ])("P-6: an anniversary month from %s counts its own days", (billedUntil, now, length) => {
    const period = toJune15({ kind: "anniversary", anchorDay: 23, billedUntil }, now);
    expect(period && daysBetween(period.start, period.end)).toBe(length);
  });

  it("P-6 control: a 30-day period has 30 days wherever it lies", () => {
    for (const billedUntil of ["2023-05-23", "2023-06-23", "2023-02-23", "2024-02-23"]) {
      const { whole } =
        toJune15({ kind: "days30", anchorDay: 23, billedUntil }, "2024-06-01T00:00:00Z") ?? {};
      expect(whole && daysBetween(whole.start, whole.end)).toBe(30);
    }
  });

  it("P-6, B18: begun inside a period, it is a part over the days of the whole: 23 of 31, 0.741935484", () => {
    const period = toJune15(
      { kind: "anniversary", anchorDay: 15, billedUntil: "2023-05-23" },
      "2023-06-15T00:00:00Z",
    );
    expect(period).toEqual({
      start: "2023-05-23",
      end: "2023-06-15",
      whole: { start: "2023-05-15", end: "2023-06-15" },
    });
    const share = period && shareOf(period.whole, period.start, period.end);
    expect(share).toEqual({ days: 23, of: 31 });
    expect((23 / 31).toFixed(9)).toBe("0.741935484");
  });

  it("the anchor moves without a day lost or billed twice: 1 → 15 from 1 June is a stub of 14 days", () => {
    const moved = days({ kind: "anniversary", anchorDay: 15, billedUntil: "2015-06-01" });
    expect(periodsToClose(moved, "2015-07-15T00:00:00Z").map(({ start, end }) => `${start}/${end}`)).toEqual([
      "2015-06-01/2015-06-15",
      "2015-06-15/2015-07-15",
    ]);
  });
});

describe("upcomingClosing", () => {
  it("says which period is open and when it can be closed, there", () => {
    const upcoming = upcomingClosing(days({ zone: "Pacific/Kiritimati" }), "2026-03-15T00:00:00Z");
    expect(upcoming.period).toMatchObject({ start: "2026-03-01", end: "2026-04-01" });
    expect(upcoming.closesAt.toString()).toBe("2026-03-31T10:00:00Z");
  });

  it("for a customer who begins later it is their first", () => {
    const later = upcomingClosing(days({ billedUntil: "2026-09-10" }), "2026-03-15T00:00:00Z");
    expect(later.period).toMatchObject({ start: "2026-09-10", end: "2026-10-01" });
  });
});

describe("properties", () => {
  const kind = fc.constantFrom(...KINDS);
  const zone = fc.constantFrom(...ZONES);
  const first = toDayNumber("2018-01-01");
  const start = fc.nat(3 * 365).map((n) => fromDayNumber(first + n));

  it("B6: two years of runs at any two hours of each day tile without gap or overlap, in every zone", () => {
    for (const where of ZONES) {
      for (const [which, anchorDay] of KINDS) {
        const run = biller(days({ kind: which, anchorDay, zone: where, billedUntil: "2018-01-17" }));
        let [covered, last] = ["2018-01-17", "2018-01-17"];
        for (let day = 0; day < 731; day++) {
          const noon = toInstant("2018-01-17T00:00:00Z").add({ hours: day * 24 + ((day * 7) % 24) });
          for (const period of run(noon)) {
            const [from = "", end = ""] = period.split("/");
            expect([from, from < end, end <= todayIn(noon, where)]).toEqual([covered, true, true]);
            [covered, last] = [end, from];
          }
        }
        const open = periodOf(which, anchorDay, covered);
        expect([covered, last < covered, open.end > "2020-01-16"]).toEqual([open.start, true, true]);
      }
    }
  });

  it("B6, B15: run in between or not, the same periods come out, end to end (100,000 runs)", () => {
    const hours = fc.integer({ min: -48, max: 24 * 100 });
    fc.assert(
      fc.property(
        kind,
        zone,
        start,
        hours,
        fc.nat(100),
        ([which, anchorDay], where, billedUntil, span, share) => {
          const customer = days({ kind: which, anchorDay, zone: where, billedUntil });
          const begin = Date.parse(`${billedUntil}T00:00:00Z`);
          const end = new Date(begin + span * 3_600_000);
          const between = new Date(begin + Math.round((span * share) / 100) * 3_600_000);
          // No zone is more than a day ahead of UTC.
          const tomorrow = fromDayNumber(Math.floor(end.getTime() / 86_400_000) + 1);
          const run = biller(customer);
          const inSteps = [...run(between), ...run(end), ...run(end)];
          const atOnce = biller(customer)(end);
          let covered = billedUntil;
          for (const period of inSteps) {
            if (!period.startsWith(`${covered}/`)) return false;
            covered = period.slice(11);
          }
          return covered <= laterOf(tomorrow, billedUntil) && inSteps.join() === atOnce.join();
        },
      ),
      { numRuns: runs(100_000), seed: 20260601 },
    );
  }, 120_000);
});
