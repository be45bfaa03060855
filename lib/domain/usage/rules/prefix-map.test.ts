import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "@/lib/testing/property-runs";
import { longestMatch, prefixMap } from "./prefix-map";

describe("longestMatch", () => {
  const map = prefixMap([
    ["", "rest"],
    ["44", "UK"],
    ["4420", "London"],
  ]);
  const find = (digits: string) => longestMatch(map, digits, (value) => value);

  it("finds the longest prefix, and the empty one for everything else", () => {
    expect(find("442071234567")).toBe("London");
    expect(find("4420")).toBe("London");
    expect(find("442")).toBe("UK");
    expect(find("49301234")).toBe("rest");
    expect(find("")).toBe("rest");
  });

  it("goes on to a shorter prefix when a value is not taken, and ends with nothing", () => {
    expect(longestMatch(map, "442071", (value) => (value === "London" ? null : value))).toBe("UK");
    expect(longestMatch(map, "442071", () => null)).toBeNull();
    expect(longestMatch(prefixMap([]), "44", () => 1)).toBeNull();
    expect(longestMatch(prefixMap([["44", 1]]), "33", (value) => value)).toBeNull();
  });

  it("is what comparing with every prefix finds", () => {
    const digits = fc.stringMatching(/^[12]{0,6}$/);
    fc.assert(
      fc.property(fc.uniqueArray(digits, { maxLength: 30 }), digits, (prefixes, number) => {
        const fitting = prefixes.filter((prefix) => number.startsWith(prefix));
        const longest = fitting.sort((a, b) => b.length - a.length)[0] ?? null;
        expect(longestMatch(prefixMap(prefixes.map((one) => [one, one])), number, (one) => one)).toBe(
          longest,
        );
      }),
      { numRuns: runs(5_000) },
    );
  });
});
