import { z } from "zod";
import { line, optionalId, positiveAmount, requiredLine, timeZoneInput } from "@/lib/kernel/input";
import { orDefault, row, wholeNumber } from "./input";
import { ROUNDING_METHODS } from "./rules/plan-terms";
import { SPLIT_RULES, USAGE_SERVICES } from "./rules/tariff-terms";

/** A list of short texts: an array, or one text as a form sends it. */
const wordList = (most: number) =>
  z.preprocess(
    (value) => (typeof value === "string" ? value.split(/[\s,;]+/).filter((word) => word !== "") : value),
    z.array(line(20)).max(most, `Use at most ${most}.`),
  );

const trimmed = () => z.string().trim().max(10, "Use a time like 20:00.");

const windowRow = row(
  "from",
  z.object({ weekday: wholeNumber(1, 7), from: trimmed(), to: trimmed().default("24:00") }),
);
const holidayRow = row("day", z.object({ day: z.string().trim(), name: line(80).default("") }));

const noNumber = (value: unknown) => (value === "" || value === undefined ? null : value);

const numberRules = z.object({
  internationalPrefixes: wordList(10).default([]),
  nationalPrefix: line(10).default(""),
  countryCode: line(10).default(""),
  nationalDigits: z.preprocess(noNumber, wholeNumber(1, 20).nullable()).default(null),
  shortCodeDigits: z.preprocess(orDefault, wholeNumber(0, 20)).default(0),
});

const present = <Row>(rows: (Row | null)[]): Row[] => rows.filter((one): one is Row & {} => one !== null);

/** Everything that can be changed about a tariff, as a form or a call sends it. */
export const tariffTerms = {
  name: requiredLine(120),
  zone: timeZoneInput().default("UTC"),
  split: z.enum(SPLIT_RULES).default("by_start"),
  offPeakWindows: z.array(windowRow).max(60, "Use at most 60 windows.").default([]).transform(present),
  holidays: z.array(holidayRow).max(200, "Use at most 200 holidays.").default([]).transform(present),
  roundingDecimals: z.preprocess(orDefault, wholeNumber(0, 5)).prefault("2"),
  roundingMethod: z.enum(ROUNDING_METHODS, "Choose how it is rounded.").default("half-up"),
  minimumCharge: z.preprocess(orDefault, positiveAmount()).prefault("0"),
  dataUnitBytes: z.preprocess(orDefault, wholeNumber(1, 2 ** 50)).prefault("1048576"),
  numberRules: numberRules.prefault({}),
  fallbackTariffId: optionalId(),
};

export const usageService = () => z.enum(USAGE_SERVICES, "Choose what it is a price list for.");

/** How a rate file is taken over. */
export const RATE_MODES = ["listed", "whole"] as const;
export const rateMode = () => z.enum(RATE_MODES, "Choose what happens to the rates that are there.");
/** A moment as it is typed, by the tariff's clock; nothing means now. */
export const momentLine = () => line(40).default("");
