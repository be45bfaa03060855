import type { FieldErrors } from "@/lib/platform/errors";
import { MAX_DECIMALS } from "@/lib/platform/money";
import { isPlainDate, isTimeZone } from "@/lib/platform/time";
import { priceProblem } from "./rate-problems";
import type { NumberRules, TariffTerms } from "./tariff-terms";

const FROM = /^([01]\d|2[0-3]):[0-5]\d$/;
const TO = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const DIGITS = /^\d{1,10}$/;

function numberRuleProblems(rules: NumberRules): FieldErrors {
  const fields: FieldErrors = {};
  const digits = (field: string, text: string) => {
    if (text !== "" && !DIGITS.test(text)) fields[`numberRules.${field}`] = ["Use up to ten digits."];
  };
  digits("nationalPrefix", rules.nationalPrefix);
  digits("countryCode", rules.countryCode);
  if (!rules.internationalPrefixes.every((prefix) => DIGITS.test(prefix)))
    fields["numberRules.internationalPrefixes"] = ["Each prefix has one to ten digits."];
  if (rules.countryCode === "" && rules.nationalDigits !== null)
    fields["numberRules.countryCode"] = ["National numbers need the country code to be put before them."];
  return fields;
}

/** What is wrong with a tariff's own terms, by field; empty when nothing is. */
export function tariffProblems(terms: TariffTerms): FieldErrors {
  const fields = numberRuleProblems(terms.numberRules);
  const check = (field: string, holds: boolean, message: string) => {
    if (!holds) fields[field] = [...(fields[field] ?? []), message];
  };
  const decimals = terms.roundingDecimals;
  const inRange = Number.isInteger(decimals) && decimals >= 0 && decimals <= MAX_DECIMALS;
  check("zone", isTimeZone(terms.zone), "Choose a time zone.");
  check("roundingDecimals", inRange, `Use 0 to ${MAX_DECIMALS} decimals.`);
  check("minimumCharge", priceProblem(terms.minimumCharge) === null, "Use an amount of zero or more.");
  check(
    "dataUnitBytes",
    Number.isSafeInteger(terms.dataUnitBytes) && terms.dataUnitBytes > 0,
    "Use one byte or more.",
  );
  for (const [index, window] of terms.offPeakWindows.entries()) {
    const place = `offPeakWindows.${index}`;
    check(`${place}.weekday`, [1, 2, 3, 4, 5, 6, 7].includes(window.weekday), "Choose a day of the week.");
    check(`${place}.from`, FROM.test(window.from), "Write the time like 20:00.");
    check(`${place}.to`, TO.test(window.to), "Write the time like 06:00, or 24:00 for midnight.");
  }
  for (const [index, { day }] of terms.holidays.entries()) {
    const first = terms.holidays.findIndex((other) => other.day === day);
    check(`holidays.${index}.day`, isPlainDate(day), "Write the date like 2026-12-25.");
    check(`holidays.${index}.day`, first === index, "This day is given twice.");
  }
  return fields;
}
