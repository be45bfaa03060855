import { describe, expect, it } from "vitest";
import type { Rate, TariffTerms } from "@/lib/domain/catalog";
import { compare } from "@/lib/platform/money";
import type { ChosenRate } from "./choose-rate";
import type { Grant } from "./grants";
import { rateUsage } from "./rate-call";
import { giveBack } from "./volume-discount";

const terms: TariffTerms = {
  name: "Standard",
  currency: "USD",
  service: "call",
  zone: "UTC",
  split: "by_start",
  offPeakWindows: [],
  holidays: [],
  roundingDecimals: 5,
  roundingMethod: "half-up",
  minimumCharge: "0.00",
  dataUnitBytes: 1_048_576,
  numberRules: {
    internationalPrefixes: [],
    nationalPrefix: "",
    countryCode: "",
    nationalDigits: null,
    shortCodeDigits: 0,
  },
  fallbackTariffId: null,
};
const rate: Rate = {
  prefix: "44",
  destination: "UK",
  connectFee: "0.00",
  price: "0.006",
  offPeakPrice: "0.003",
  firstInterval: 30,
  nextInterval: 6,
  freeSeconds: 0,
  validFrom: null,
  validTo: null,
};
const chosen = (change: Partial<Rate> = {}): ChosenRate => ({
  rate: { ...rate, ...change },
  variant: "peak",
  price: change.price ?? rate.price,
});
const seconds = (quantity: number, answered = true) => ({
  kind: "call" as const,
  quantity: BigInt(quantity),
  answered,
});

describe("a rated call", () => {
  it.each([
    [32, 36n, "0.0036"],
    [57, 60n, "0.0060"],
    [75, 78n, "0.0078"],
  ])("R-6: %i seconds at 0.006 a minute and 30/6 are charged as %i and cost %s", (used, charged, amount) => {
    const rated = rateUsage(seconds(used), chosen(), terms);
    expect(rated.charged).toBe(charged);
    expect(compare(rated.amount, amount)).toBe(0);
  });

  it("R-6: 3:47 at 60/60 is charged as 4:00, and both durations are told", () => {
    const rated = rateUsage(
      seconds(227),
      chosen({ firstInterval: 60, nextInterval: 60, price: "0.10" }),
      terms,
    );
    expect(rated).toMatchObject({ used: 227n, charged: 240n, amount: "0.40", waived: null });
  });

  it("control: 240 seconds cost the same, 241 a minute more", () => {
    const amount = (used: number) =>
      rateUsage(seconds(used), chosen({ firstInterval: 60, nextInterval: 60, price: "0.10" }), terms).amount;
    expect([amount(240), amount(241)]).toEqual(["0.40", "0.50"]);
  });

  it("costs the price that was chosen, not the rate's other one", () => {
    expect(rateUsage(seconds(60), { ...chosen(), variant: "off_peak", price: "0.003" }, terms).amount).toBe(
      "0.003",
    );
  });

  it.each([
    ["nobody answered", 0, false, "not_answered"],
    ["nobody answered, though it took time", 45, false, "not_answered"],
    ["lasted no time", 0, true, "nothing_used"],
    ["lasted no longer than the free seconds", 5, true, "free_seconds"],
  ] as const)("costs nothing when %s, connect fee and minimum included", (_name, used, answered, waived) => {
    const strict = { ...terms, minimumCharge: "1.00" };
    expect(
      rateUsage(seconds(used, answered), chosen({ connectFee: "0.50", freeSeconds: 5 }), strict),
    ).toMatchObject({
      used: BigInt(used),
      charged: 0n,
      amount: "0.00",
      parts: [],
      waived,
    });
  });
});

describe("a rated call with included minutes", () => {
  const grant: Grant = {
    key: "7/2026-01-01/0",
    periodStart: "2026-01-01",
    step: 0,
    kind: "free",
    value: "0.00",
    granted: 100n,
    used: 40n,
    usableFrom: "2026-01-01",
    expiresOn: "2026-02-01",
  };
  const included = { grants: [grant], on: "2026-01-15" };
  const minutes = chosen({ price: "0.60", connectFee: "0.10", firstInterval: 60, nextInterval: 60 });

  it("takes the rounded duration from what is included, and charges the rest", () => {
    const rated = rateUsage(seconds(61), minutes, terms, included);
    expect(rated.parts).toEqual([
      { quantity: 60n, kind: "free", value: "0.00", grantKey: grant.key, amount: "0.00" },
      { quantity: 60n, kind: "standard", value: "0.00", grantKey: null, amount: "0.60" },
    ]);
    expect(rated.amount).toBe("0.60");
    expect(rated.changed).toEqual([{ ...grant, used: 100n }]);
  });

  it("B23: rated again after giving back, any number of times, it costs the same and uses as much", () => {
    const first = rateUsage(seconds(61), minutes, terms, included);
    let last = first;
    for (let again = 0; again < 3; again++) {
      const { grants } = giveBack(last.changed, last.parts);
      last = rateUsage(seconds(61), minutes, terms, { ...included, grants });
    }
    expect(last).toEqual(first);
  });

  it("takes nothing for a call that costs nothing anyway", () => {
    expect(rateUsage(seconds(0), minutes, terms, included).changed).toEqual([]);
    expect(rateUsage(seconds(61, false), minutes, terms, included).changed).toEqual([]);
  });
});

describe("other usage", () => {
  it("costs its price a piece or a unit", () => {
    const price = chosen({ price: "0.05" });
    const message = { kind: "message" as const, quantity: 3n, answered: true };
    expect(rateUsage(message, price, { ...terms, service: "message" })).toMatchObject({
      charged: 3n,
      amount: "0.15",
    });
    const data = { kind: "data" as const, quantity: 1_048_577n, answered: true };
    expect(rateUsage(data, price, { ...terms, service: "data" })).toMatchObject({
      used: 1_048_577n,
      charged: 2_097_152n,
      amount: "0.10",
    });
    const event = { kind: "event" as const, quantity: 1n, answered: true };
    expect(rateUsage(event, price, { ...terms, service: "event" }).amount).toBe("0.05");
  });

  it("is never rated by a tariff for something else", () => {
    const data = { kind: "data" as const, quantity: 1n, answered: true };
    expect(() => rateUsage(data, chosen(), terms)).toThrow(/tariff for call/);
  });
});
