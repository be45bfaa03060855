import type { Money, RoundingMethod } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";

export const USAGE_SERVICES = ["call", "message", "data", "event"] as const;
/** What is used, and how its quantity is counted: calls in seconds, data in bytes, messages and events in pieces. */
export type UsageService = (typeof USAGE_SERVICES)[number];

/** Hours of every week at the off-peak price, by the wall clock of the tariff's zone. */
export type OffPeakWindow = {
  /** 1 Monday to 7 Sunday: the day it begins on. */
  weekday: number;
  /** "HH:MM", included. */
  from: string;
  /** "HH:MM" or "24:00", excluded. At or before `from` it is on the next day, so the same time is a whole day long. */
  to: string;
};

/** A whole day at the off-peak price. */
export type Holiday = { day: PlainDate; name: string };

export const SPLIT_RULES = ["by_start"] as const;
/** A call that begins at one price and ends at the other keeps the price of its beginning; nothing else is offered. */
export type SplitRule = (typeof SPLIT_RULES)[number];

/** How the dialled digits of a tariff or a customer become the digits its prefixes are written in. */
export type NumberRules = {
  /** What stands for "+": "00", "011". */
  internationalPrefixes: string[];
  /** What is dialled before a number of the same country ("0", "1"); "" where nothing is. */
  nationalPrefix: string;
  /** Digits put in front of a national number; "" leaves national numbers as they are. */
  countryCode: string;
  /** The length of a national number dialled without any prefix; null where that can't happen. */
  nationalDigits: number | null;
  /** Numbers of up to so many digits are short codes and stay as dialled. */
  shortCodeDigits: number;
};

/** A price list for one service in one currency. */
export type TariffTerms = {
  name: string;
  currency: string;
  service: UsageService;
  /** Where its wall clock hangs: off-peak hours, holidays, and dates in its rate files. */
  zone: string;
  split: SplitRule;
  offPeakWindows: OffPeakWindow[];
  holidays: Holiday[];
  /** Decimals kept of each record's amount, 0 to 5, and how. */
  roundingDecimals: number;
  roundingMethod: RoundingMethod;
  /** The least that a record costs which costs anything; "0.00" for none. */
  minimumCharge: Money;
  /** Bytes in one unit of data, the thing a data rate has a price for. */
  dataUnitBytes: number;
  numberRules: NumberRules;
  /** Asked for a rate when this tariff has none for a destination; null for no other. */
  fallbackTariffId: number | null;
};

/**
 * What a destination costs during some time. Both prices stand in one row, so peak and off-peak can never disagree about
 * when they are valid.
 */
export type Rate = {
  /** Leading digits of the destination; "" is every destination that has no rate of its own. */
  prefix: string;
  destination: string;
  /** Once for each record that is charged. */
  connectFee: Money;
  /** With up to five decimals, for a minute (calls), a piece (messages, events) or a unit (data). */
  price: Money;
  /** The same at off-peak hours; null for no difference. */
  offPeakPrice: Money | null;
  /** Seconds charged at least, and the step that longer calls are rounded up by. Only calls look at them. */
  firstInterval: number;
  nextInterval: number;
  /** A call up to so many seconds costs nothing; of a longer one these first seconds are not charged. */
  freeSeconds: number;
  /** The first moment, and the first moment after; null for no limit. */
  validFrom: Date | null;
  validTo: Date | null;
};

/** Prices and fees of a rate lie below this, so that no amount of any record can outgrow the ledger. */
export const PRICE_LIMIT = "1000000";
