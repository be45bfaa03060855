import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LimitStep } from "@/lib/domain/customers";
import { addDays, startOfDay } from "@/lib/platform/time";
import { runs } from "@/lib/testing/property-runs";
import { daysWithoutFunds } from "./days-without-funds";

const limitAt = (limits: readonly LimitStep[], moment: number) =>
  limits.filter(({ from }) => from.getTime() <= moment).at(-1)?.limit ?? "0";

describe("days without funds", () => {
  it("looked at day by day or all at once, the days are the same, and those that a look at every moment finds", () => {
    const hour = fc.integer({ min: 0, max: 24 * 12 - 1 });
    const balance = fc.constantFrom("-3", "-1", "0", "2");
    const limit = fc.constantFrom(null, "-1", "2");
    const zone = fc.constantFrom("UTC", "America/New_York", "Asia/Kathmandu");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(hour, balance), { maxLength: 8 }),
        fc.array(fc.tuple(hour, limit), { maxLength: 4 }),
        balance,
        zone,
        (moved, limited, opening, name) => {
          const [from, to] = ["2026-10-27", "2026-11-07"];
          const midnight = startOfDay(from, name).epochMilliseconds;
          const when = (hours: number) => new Date(midnight + hours * 3_600_000);
          const byTime = <T>(rows: readonly [number, T][]) => [...rows].sort((a, b) => a[0] - b[0]);
          const facts = {
            from,
            to,
            zone: name,
            balance: opening,
            moves: byTime(moved).map(([hours, after]) => ({ at: when(hours), balance: after })),
            limits: [
              { from: when(0), limit: null },
              ...byTime(limited).map(([hours, value]) => ({ from: when(hours), limit: value })),
            ],
          };
          const covered = (spans: { from: string; to: string }[], day: string) =>
            spans.some((span) => span.from <= day && day < span.to);
          const atOnce = daysWithoutFunds(facts);
          for (let day = from; day < to; day = addDays(day, 1)) {
            const [start, end] = [day, addDays(day, 1)].map((one) => startOfDay(one, name).epochMilliseconds);
            const before = facts.moves.filter((move) => move.at.getTime() < start!);
            const alone = daysWithoutFunds({
              ...facts,
              from: day,
              to: addDays(day, 1),
              balance: before.at(-1)?.balance ?? opening,
              moves: facts.moves.slice(before.length),
            });
            // Everything moves with the hour: halves past them are all the moments there are, and the very first.
            let had = Number(before.at(-1)?.balance ?? opening) < Number(limitAt(facts.limits, start!));
            for (let t = start! + 1_800_000; t < end!; t += 3_600_000) {
              const now = facts.moves.filter((move) => move.at.getTime() <= t).at(-1)?.balance ?? opening;
              had ||= Number(now) < Number(limitAt(facts.limits, t));
            }
            expect({ day, dry: covered(atOnce, day) }).toEqual({ day, dry: !had });
            expect({ day, dry: covered(alone, day) }).toEqual({ day, dry: !had });
          }
        },
      ),
      { numRuns: runs(5_000) },
    );
  });
});
