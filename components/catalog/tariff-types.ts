import { choicesOf } from "../form/choices-of";
export type WindowRow = { weekday: number; from: string; to: string };
export type HolidayRow = { day: string; name: string };
export type NumberRulesData = {
  internationalPrefixes: string[];
  nationalPrefix: string;
  countryCode: string;
  nationalDigits: number | null;
  shortCodeDigits: number;
};

export type Service = "call" | "message" | "data" | "event";

/** A tariff as its rooms show it. */
export type TariffData = {
  id: number;
  name: string;
  resellerId: number;
  ownerName: string | null;
  currency: string;
  service: Service;
  zone: string;
  offPeakWindows: WindowRow[];
  holidays: HolidayRow[];
  roundingDecimals: number;
  roundingMethod: string;
  minimumCharge: string;
  dataUnitBytes: number;
  numberRules: NumberRulesData;
  fallbackTariffId: number | null;
  archivedAt: Date | null;
  createdAt: Date;
};

type Count = { value: number; exact: boolean };
type Named = { id: number; name: string };

export type TariffDetailData = TariffData & {
  fallback: Named | null;
  rates: Count;
  users: { products: Named[]; fallbackOf: Named[]; customers: Count };
};

/** A rate as its table shows it. */
export type RateData = {
  id: number;
  prefix: string;
  destination: string;
  connectFee: string;
  price: string;
  offPeakPrice: string | null;
  firstInterval: number;
  nextInterval: number;
  freeSeconds: number;
  validFrom: Date | null;
  validTo: Date | null;
};

export const SERVICE_NAMES: Record<Service, string> = {
  call: "Calls",
  message: "Messages",
  data: "Data",
  event: "Events",
};

/** What a price of a service is for. */
export const PRICE_FOR: Record<Service, string> = {
  call: "a minute",
  message: "a message",
  data: "a unit",
  event: "an event",
};

export const ROUNDING_NAMES: Record<string, string> = {
  "half-up": "Half up",
  "half-even": "Half to even",
  "away-from-zero": "Always up",
};

export const SERVICE_OPTIONS = choicesOf(SERVICE_NAMES);

/** A prefix as it is read: the empty one is every destination without a rate of its own. */
export const prefixText = (prefix: string): string => (prefix === "" ? "Default" : prefix);

export const MODE_NAMES: Record<string, string> = {
  listed: "Listed prefixes",
  whole: "Whole table",
  one: "One rate",
  end: "One rate ended",
};
