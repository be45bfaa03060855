import type { DiscountKind, Rate, TariffTerms } from "@/lib/domain/catalog";
import {
  compare,
  isZero,
  type Money,
  multiply,
  normalize,
  roundTo,
  subtract,
  ZERO,
} from "@/lib/platform/money";

/** A stretch of one record's charged quantity, and what is given on it. */
export type Part = {
  quantity: bigint;
  /** `standard`: at the rate's own price. */
  kind: DiscountKind | "standard";
  /** A percentage or a price, as the kind says. */
  value: Money;
  /** The grant it was taken from; null when from none. */
  grantKey: string | null;
};
export type PricedPart = Part & { amount: Money };

export type Pricing = Pick<Rate, "price" | "connectFee"> &
  Pick<TariffTerms, "minimumCharge" | "roundingDecimals" | "roundingMethod"> & {
    /** The quantity that a price is for. */
    per: bigint;
  };

export const standardPart = (quantity: bigint): Part => ({
  quantity,
  kind: "standard",
  value: ZERO,
  grantKey: null,
});

/** A price or percentage, which have at most five decimals, as a whole number of hundred-thousandths. */
function inHundredThousandths(value: Money): bigint {
  const [whole = "0", decimals = ""] = value.split(".");
  return BigInt(whole + decimals.padEnd(5, "0"));
}

const ALL = 10_000_000n; // 100 % in hundred-thousandths

/** What a price becomes in a part, times `ALL`: nothing is rounded here. */
function treated(price: bigint, { kind, value }: Part): bigint {
  if (kind === "free") return 0n;
  if (kind === "fixed_price") return inHundredThousandths(value) * ALL;
  return price * (kind === "percent_off" ? ALL - inHundredThousandths(value) : ALL);
}

/** A connect fee is treated as the part it opens; a fixed price is the whole price, so it leaves none. */
const treatedFee = (fee: bigint, part: Part): bigint =>
  part.kind === "fixed_price" ? 0n : treated(fee, part);

/**
 * What the parts of one record cost together and each. The exact total is rounded once; a part's amount is the step its
 * end makes in the rounded total so far, so that parts are never negative and always sum to the amount (B8).
 * The minimum charge holds for what costs anything; what it adds stands in the last part that costs something.
 */
export function priceParts(parts: readonly Part[], pricing: Pricing): { amount: Money; parts: PricedPart[] } {
  const { per, roundingDecimals: decimals, roundingMethod: method } = pricing;
  const price = inHundredThousandths(pricing.price);
  let exact = parts[0] ? treatedFee(inHundredThousandths(pricing.connectFee), parts[0]) * per : 0n;
  let soFar: Money = ZERO;
  const priced = parts.map((part): PricedPart => {
    exact += treated(price, part) * part.quantity;
    const next = multiply("0.00001", { numerator: exact, denominator: per * ALL }, decimals, method);
    const amount = soFar === ZERO ? next : subtract(next, soFar);
    soFar = next;
    return { ...part, amount };
  });
  if (exact === 0n || isZero(pricing.minimumCharge)) return { amount: soFar, parts: priced };
  const least = roundTo(pricing.minimumCharge, decimals, method);
  if (compare(soFar, least) >= 0) return { amount: soFar, parts: priced };
  const last = priced.findLast((part) => treated(price, part) > 0n) ?? priced[0];
  if (last) last.amount = normalize(subtract(least, subtract(soFar, last.amount)));
  return { amount: least, parts: priced };
}
