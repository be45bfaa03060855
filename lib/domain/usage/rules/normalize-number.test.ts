import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NumberRules } from "@/lib/domain/catalog";
import { normalizeNumber } from "./normalize-number";

const uk: NumberRules = {
  internationalPrefixes: ["00"],
  nationalPrefix: "0",
  countryCode: "44",
  nationalDigits: null,
  shortCodeDigits: 6,
};
const us: NumberRules = {
  internationalPrefixes: ["011"],
  nationalPrefix: "1",
  countryCode: "1",
  nationalDigits: 10,
  shortCodeDigits: 4,
};
const none: NumberRules = {
  internationalPrefixes: [],
  nationalPrefix: "",
  countryCode: "",
  nationalDigits: null,
  shortCodeDigits: 0,
};

describe("normalizeNumber", () => {
  it.each([
    ["+442071234567", "442071234567"],
    ["00442071234567", "442071234567"],
    ["02071234567", "442071234567"],
    ["442071234567", "442071234567"],
    ["0033123456789", "33123456789"],
    ["+33 (1) 23-45.67/89", "33123456789"],
    ["999", "999"],
    ["116123", "116123"],
    ["0800", "0800"],
    ["*97", "*97"],
    ["s", "s"],
    ["alice", "alice"],
    ["", ""],
  ])("in the United Kingdom %s is %s", (dialled, digits) => {
    expect(normalizeNumber(dialled, uk)).toBe(digits);
  });

  it.each([
    ["12125551234", "12125551234"],
    ["2125551234", "12125551234"],
    ["+12125551234", "12125551234"],
    ["011442071234567", "442071234567"],
    ["911", "911"],
  ])("in the United States %s is %s", (dialled, digits) => {
    expect(normalizeNumber(dialled, us)).toBe(digits);
  });

  it("takes the longest international prefix that fits", () => {
    const both = { ...none, internationalPrefixes: ["00", "0011"] };
    expect(normalizeNumber("0011442071234567", both)).toBe("442071234567");
    expect(normalizeNumber("00442071234567", both)).toBe("442071234567");
  });

  it("without rules takes off the plus and what only divides digits", () => {
    expect(normalizeNumber("+44 20 7123 4567", none)).toBe("442071234567");
    expect(normalizeNumber("0044", none)).toBe("0044");
  });

  it("takes the user of a SIP or telephone address", () => {
    expect(normalizeNumber("sip:+442071234567@203.0.113.7:5060;user=phone", uk)).toBe("442071234567");
    expect(normalizeNumber("tel:+442071234567", uk)).toBe("442071234567");
  });

  it("never makes a short code of a number that was written with a plus", () => {
    expect(normalizeNumber("+4499", uk)).toBe("4499");
  });

  it("writes a number the same way whichever way it was dialled", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{8,9}$/), (national) => {
        const ways = [`+44${national}`, `0044${national}`, `0${national}`, `44${national}`];
        expect(new Set(ways.map((way) => normalizeNumber(way, uk)))).toEqual(new Set([`44${national}`]));
      }),
    );
  });
});
