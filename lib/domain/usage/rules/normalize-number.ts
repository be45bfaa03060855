import type { NumberRules } from "@/lib/domain/catalog";

const ADDRESS = /^(?:sips?|tel):([^@;]*)/i;
const DIVIDERS = /[\s().\-/]/g;
const PLUS_DIGITS = /^\+?\d+$/;

/**
 * Dialled digits as the digits that prefixes are written in: country code first, no plus. The rules are the customer's
 * where it has some, else the tariff's. What is no number (a feature code, a name) and short codes stay as dialled.
 */
export function normalizeNumber(dialled: string, rules: NumberRules): string {
  const user = ADDRESS.exec(dialled)?.[1] ?? dialled;
  const plain = user.replace(DIVIDERS, "");
  if (!PLUS_DIGITS.test(plain)) return user.trim();
  if (plain.startsWith("+")) return plain.slice(1);
  if (plain.length <= rules.shortCodeDigits) return plain;
  const international = rules.internationalPrefixes
    .filter((prefix) => plain.startsWith(prefix))
    .reduce((longest, prefix) => (prefix.length > longest.length ? prefix : longest), "");
  if (international !== "") return plain.slice(international.length);
  const { nationalPrefix, countryCode, nationalDigits } = rules;
  if (nationalDigits !== null && plain.length === nationalDigits) return countryCode + plain;
  if (nationalPrefix === "" || countryCode === "" || !plain.startsWith(nationalPrefix)) return plain;
  return countryCode + plain.slice(nationalPrefix.length);
}
