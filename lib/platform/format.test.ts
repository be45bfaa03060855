import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  currencyDigits,
  formatCount,
  formatCounted,
  formatDate,
  formatInstant,
  formatInstantExact,
  formatMoney,
  initials,
  isoInstant,
  moneySign,
} from "./format";

describe("money", () => {
  it.each([
    ["75", undefined, "75.00"],
    ["456116.60000", "USD", "456,116.60"],
    ["-1234567.5", "USD", "\u22121,234,567.50"],
    ["0.01250", "USD", "0.0125"],
    ["0.00001", "USD", "0.00001"],
    ["1500.00000", "JPY", "1,500"],
    ["1.5", "KWD", "1.500"],
    ["-0.00000", "USD", "0.00"],
    ["007", "USD", "7.00"],
    ["9007199254740993.12345", "USD", "9,007,199,254,740,993.12345"],
  ])("shows %s %s as %s", (amount, currency, shown) => {
    expect(formatMoney(amount, { currency })).toBe(shown);
  });

  it("shows a plus only when asked and never on zero", () => {
    expect(formatMoney("5", { sign: "always" })).toBe("+5.00");
    expect(formatMoney("-5", { sign: "always" })).toBe("\u22125.00");
    expect(formatMoney("0", { sign: "always" })).toBe("0.00");
  });

  it("refuses what is not a decimal string", () => {
    for (const bad of ["", "1e5", "NaN", "1,000", "1.", ".5"])
      expect(() => formatMoney(bad)).toThrow(RangeError);
  });

  it("loses no digit of any numeric(18,5)", () => {
    const amounts = fc.tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 9_999_999_999_999n }), fc.nat(99_999));
    fc.assert(
      fc.property(amounts, ([negative, integer, fraction]) => {
        const amount = `${negative ? "-" : ""}${integer}.${String(fraction).padStart(5, "0")}`;
        const back = formatMoney(amount).replaceAll(",", "").replace("\u2212", "-");
        const [whole, rest = ""] = back.split(".");
        const restored = `${whole}.${rest.padEnd(5, "0")}`;
        expect(restored.replace(/^-(?=0\.0+$)/, "")).toBe(amount.replace(/^-(?=0\.0+$)/, ""));
      }),
    );
  });

  it("knows the sign without arithmetic", () => {
    expect([moneySign("-0.00"), moneySign("-0.01"), moneySign("3")]).toEqual([0, -1, 1]);
  });

  it("falls back to two decimals for a currency nobody knows", () => {
    expect(currencyDigits("not a currency")).toBe(2);
  });
});

describe("dates", () => {
  it("shows a plain date without any time zone", () => {
    expect(formatDate("2026-11-01")).toBe("1 Nov 2026");
    expect(formatDate("2026-13-01")).toBe("2026-13-01");
  });

  it("shows a moment in the viewer's zone, with the exact instant beside it", () => {
    const event = "2026-11-21T23:59:38.120Z";
    expect(formatInstant(event, "Europe/Prague")).toBe("22 Nov 2026, 00:59");
    expect(formatInstant("2026-11-01T08:00:00Z", "UTC")).toBe("1 Nov 2026, 08:00");
    expect(formatInstantExact(event, "Europe/Prague")).toBe(
      "22 Nov 2026, 00:59:38 GMT+1 · 2026-11-21T23:59:38.120Z",
    );
  });

  it("reads text, numbers, dates and Temporal instants alike", () => {
    const ms = Date.UTC(2026, 0, 2, 3, 4, 5);
    for (const same of [ms, new Date(ms), { epochMilliseconds: ms }, "2026-01-02 03:04:05+00"])
      expect(isoInstant(same)).toBe("2026-01-02T03:04:05.000Z");
    expect(() => isoInstant("yesterday")).toThrow(RangeError);
  });
});

describe("counts and names", () => {
  it("groups counts and picks the noun", () => {
    expect(formatCount(41000)).toBe("41,000");
    expect(formatCounted(1, "customer")).toBe("1 customer");
    expect(formatCounted(7043, "customer")).toBe("7,043 customers");
    expect(formatCounted(2, "entry", "entries")).toBe("2 entries");
  });

  it("takes initials from the first and last word", () => {
    expect([initials("Maria de Souza"), initials("support"), initials(" ")]).toEqual(["MS", "S", "?"]);
  });
});
