import type { Rate, TariffTerms } from "@/lib/domain/catalog";

/** Destinations whose numbers are kept free for stories: nobody answers there. */
export const SAMPLE_DESTINATIONS = [
  { prefix: "1212555", digits: 11, destination: "USA, New York", price: "0.012", offPeakPrice: "0.008" },
  { prefix: "1310555", digits: 11, destination: "USA, Los Angeles", price: "0.014", offPeakPrice: "0.009" },
  { prefix: "44207946", digits: 12, destination: "UK, London", price: "0.01815", offPeakPrice: "0.0125" },
  { prefix: "447700900", digits: 12, destination: "UK, mobile", price: "0.096", offPeakPrice: null },
  { prefix: "33199", digits: 11, destination: "France, Paris", price: "0.021", offPeakPrice: null },
  { prefix: "4930231", digits: 11, destination: "Germany, Berlin", price: "0.0195", offPeakPrice: "0.015" },
  { prefix: "61255", digits: 11, destination: "Australia, Sydney", price: "0.0275", offPeakPrice: null },
] as const;

/** A tariff for New York: nights and weekends off-peak, dialled the American way. */
export const SAMPLE_TARIFF: TariffTerms = {
  name: "World",
  currency: "USD",
  service: "call",
  zone: "America/New_York",
  split: "by_start",
  offPeakWindows: [
    ...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: "20:00", to: "07:00" })),
    ...[6, 7].map((weekday) => ({ weekday, from: "00:00", to: "24:00" })),
  ],
  holidays: [
    { day: "2026-11-26", name: "Thanksgiving" },
    { day: "2026-12-25", name: "Christmas Day" },
  ],
  roundingDecimals: 5,
  roundingMethod: "half-up",
  minimumCharge: "0.00",
  dataUnitBytes: 1_048_576,
  numberRules: {
    internationalPrefixes: ["011"],
    nationalPrefix: "1",
    countryCode: "1",
    nationalDigits: 10,
    shortCodeDigits: 4,
  },
  fallbackTariffId: null,
};

/** A rate for each sample destination. American calls are charged by 6 seconds after the first 30, others by minutes. */
export const sampleRates = (): Rate[] =>
  SAMPLE_DESTINATIONS.map(({ prefix, destination, price, offPeakPrice }) => {
    const [firstInterval, nextInterval] = prefix.startsWith("1") ? [30, 6] : [60, 60];
    return {
      prefix,
      destination,
      connectFee: prefix.startsWith("4477") ? "0.02" : "0.00",
      price,
      offPeakPrice,
      firstInterval,
      nextInterval,
      freeSeconds: 0,
      validFrom: null,
      validTo: null,
    };
  });
