import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "@/lib/testing/property-runs";
import { measure } from "./measure";

const perMinute = { firstInterval: 60, nextInterval: 60, freeSeconds: 0 };
const data = { dataUnitBytes: 1_048_576 };
const call = (seconds: number, rate: Partial<typeof perMinute> = {}, answered = true) =>
  measure({ kind: "call", quantity: BigInt(seconds), answered }, { ...perMinute, ...rate }, data);

describe("measure", () => {
  it("R-6: charges a call of 3:47 as 4:00 at 60/60, and keeps both", () => {
    expect(call(227)).toEqual({ used: 227n, charged: 240n, per: 60n, waived: null });
  });

  it.each([
    [1, 30],
    [30, 30],
    [31, 36],
    [32, 36],
    [36, 36],
    [57, 60],
    [75, 78],
  ])("R-6: charges %i seconds as %i at 30/6", (seconds, charged) => {
    expect(call(seconds, { firstInterval: 30, nextInterval: 6 }).charged).toBe(BigInt(charged));
  });

  it("charges nothing for no time and for calls nobody answered, and says why", () => {
    expect(call(0)).toMatchObject({ charged: 0n, waived: "nothing_used" });
    expect(call(0, {}, false)).toMatchObject({ charged: 0n, waived: "not_answered" });
    expect(call(20, {}, false)).toMatchObject({ used: 20n, charged: 0n, waived: "not_answered" });
  });

  it("charges nothing that the switch says is not to be billed", () => {
    const omitted = { kind: "call" as const, quantity: 60n, answered: true, omitted: true };
    expect(measure(omitted, perMinute, data)).toMatchObject({ used: 60n, charged: 0n, waived: "omitted" });
  });

  it("charges nothing up to the free seconds, and from a longer call takes them off before rounding up", () => {
    expect(call(15, { freeSeconds: 15 })).toMatchObject({ charged: 0n, waived: "free_seconds" });
    expect(call(16, { freeSeconds: 15, firstInterval: 1, nextInterval: 1 })).toMatchObject({ charged: 1n });
    expect(call(75, { freeSeconds: 15 })).toMatchObject({ used: 75n, charged: 60n });
    expect(call(76, { freeSeconds: 15 })).toMatchObject({ charged: 120n });
  });

  it("charges messages and events by the piece", () => {
    const pieces = (kind: "message" | "event", quantity: bigint) =>
      measure({ kind, quantity, answered: true }, perMinute, data);
    expect(pieces("message", 3n)).toEqual({ used: 3n, charged: 3n, per: 1n, waived: null });
    expect(pieces("event", 1n).charged).toBe(1n);
    expect(pieces("message", 0n).waived).toBe("nothing_used");
    expect(measure({ kind: "message", quantity: 1n, answered: false }, perMinute, data).waived).toBe(
      "not_answered",
    );
  });

  it("charges data by the unit begun, to the byte, beyond what a number can hold", () => {
    const bytes = (quantity: bigint) => measure({ kind: "data", quantity, answered: true }, perMinute, data);
    expect(bytes(1n)).toEqual({ used: 1n, charged: 1_048_576n, per: 1_048_576n, waived: null });
    expect(bytes(1_048_576n).charged).toBe(1_048_576n);
    expect(bytes(1_048_577n).charged).toBe(2_097_152n);
    const huge = 9_007_199_254_740_993n * 1_048_576n;
    expect(bytes(huge).charged).toBe(huge);
    expect(bytes(huge + 1n).charged).toBe(huge + 1_048_576n);
    expect(bytes(0n).waived).toBe("nothing_used");
  });

  it("never charges less than was used, nor a whole step more, beside free seconds", () => {
    const interval = fc.integer({ min: 1, max: 120 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), interval, interval, (seconds, first, next) => {
        const { charged } = call(seconds, { firstInterval: first, nextInterval: next });
        expect(Number(charged)).toBeGreaterThanOrEqual(Math.max(seconds, first));
        expect(Number(charged)).toBeLessThan(Math.max(seconds, first) + next);
        expect((Number(charged) - first) % next).toBe(0);
      }),
      { numRuns: runs(20_000) },
    );
  });
});
