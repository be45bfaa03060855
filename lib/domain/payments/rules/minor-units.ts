import { type Money, normalize } from "@/lib/platform/money";

/**
 * An amount in a currency's smallest units, as gateways want it: 20.00 USD is 2000, 20 JPY is 20.
 * @throws {RangeError} when it has more decimals than the currency, which is checked before.
 */
export function toMinorUnits(amount: Money, decimals: number): number {
  const [whole = "0", rest = ""] = amount.split(".");
  const kept = rest.slice(0, decimals).padEnd(decimals, "0");
  if (/[1-9]/.test(rest.slice(decimals))) throw new RangeError("more decimals than the currency has");
  const units = BigInt(whole + kept);
  if (units > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError("too much for one payment");
  return Number(units);
}

/** Whether an amount can be paid in a currency of so many decimals. */
export const fitsDecimals = (amount: Money, decimals: number): boolean =>
  !/[1-9]/.test((amount.split(".")[1] ?? "").slice(decimals));

/** The amount that so many of a currency's smallest units are: 2000 is 20.00 USD, 20 is 20 JPY. */
export function fromMinorUnits(units: number, decimals: number): Money {
  const digits = String(units).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  return normalize(decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`);
}
