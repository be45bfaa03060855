import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "@/lib/testing/property-runs";
import { tariffChain, tariffCycle, tariffMisfit } from "./tariff-fit";

const owner = { resellerId: 0, currency: "USD" };
const tariff = { ...owner, service: "call" as const, archived: false };

describe("tariffMisfit", () => {
  it("finds nothing wrong with a tariff of the same owner and currency", () => {
    expect(tariffMisfit(tariff, owner)).toBeNull();
  });

  it("refuses another owner's, another currency's and an archived tariff", () => {
    expect(tariffMisfit({ ...tariff, resellerId: 4 }, owner)).toMatch(/owner/);
    expect(tariffMisfit({ ...tariff, currency: "EUR" }, owner)).toBe(
      "This tariff is in EUR; USD is needed here.",
    );
    expect(tariffMisfit({ ...tariff, archived: true }, owner)).toMatch(/archived/);
  });

  it("refuses a tariff for another service where one is asked for", () => {
    expect(tariffMisfit(tariff, { ...owner, service: "data" })).toMatch(/calls/);
    expect(tariffMisfit(tariff, { ...owner, service: "call" })).toBeNull();
  });
});

describe("fallback tariffs", () => {
  const fallbacks = new Map<number, number | null>([
    [1, 2],
    [2, 3],
    [3, null],
    [7, 8],
    [8, 7],
  ]);

  it("are asked one after another", () => {
    expect(tariffChain(1, fallbacks)).toEqual([1, 2, 3]);
    expect(tariffChain(3, fallbacks)).toEqual([3]);
  });

  it("may not lead back to where they began, and the circle is told", () => {
    expect(tariffCycle(3, 4, fallbacks)).toBeNull();
    expect(tariffCycle(3, null, fallbacks)).toBeNull();
    expect(tariffCycle(3, 3, fallbacks)).toEqual([3, 3]);
    expect(tariffCycle(3, 1, fallbacks)).toEqual([3, 1, 2, 3]);
  });

  it("are read to an end even when a circle got into the data", () => {
    expect(tariffChain(7, fallbacks)).toEqual([7, 8]);
    expect(tariffCycle(5, 7, fallbacks)).toEqual([7, 8, 7]);
  });

  it("never go round in a circle when each was asked for first", () => {
    const id = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(fc.array(fc.tuple(id, id), { maxLength: 40 }), (wishes) => {
        const kept = new Map<number, number | null>();
        for (const [tariffId, fallbackId] of wishes)
          if (!tariffCycle(tariffId, fallbackId, kept)) kept.set(tariffId, fallbackId);
        for (const start of kept.keys()) {
          const chain = tariffChain(start, kept);
          expect(new Set(chain).size).toBe(chain.length);
          expect(kept.get(chain.at(-1) ?? 0) ?? null).toBeNull();
        }
      }),
      { numRuns: runs(5_000) },
    );
  });
});
