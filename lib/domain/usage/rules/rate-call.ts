import type { TariffTerms } from "@/lib/domain/catalog";
import { conflict } from "@/lib/platform/errors";
import { type Money, ZERO } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import type { ChosenRate } from "./choose-rate";
import type { Grant } from "./grants";
import { type Measure, measure, type Used } from "./measure";
import { type PricedPart, priceParts, standardPart } from "./price";
import { takeQuantity } from "./volume-discount";

/** What a record costs and why: both quantities, the parts that sum to the amount, and the grants to be written. */
export type RatedUsage = Measure & { amount: Money; parts: PricedPart[]; changed: Grant[] };

/**
 * Rates one call, message, data session or event. What was not answered, is nothing, or lies within the free seconds
 * costs nothing and takes nothing out of what is included.
 * @param included the grants of the entry that applies to the destination (`discountFor`, `grantsOn`), and the day;
 * left out where none does.
 * @throws {DomainError} conflict when the tariff is for another service.
 */
export function rateUsage(
  usage: Used,
  chosen: ChosenRate,
  terms: TariffTerms,
  included?: { grants: readonly Grant[]; on: PlainDate },
): RatedUsage {
  if (usage.kind !== terms.service) throw conflict(`A tariff for ${terms.service} can't rate ${usage.kind}.`);
  const measured = measure(usage, chosen.rate, terms);
  if (measured.waived !== null) return { ...measured, amount: ZERO, parts: [], changed: [] };
  const taken = included ? takeQuantity(included.grants, measured.charged, included.on) : null;
  const parts = taken?.parts ?? [standardPart(measured.charged)];
  const priced = priceParts(parts, {
    price: chosen.price,
    connectFee: chosen.rate.connectFee,
    per: measured.per,
    minimumCharge: terms.minimumCharge,
    roundingDecimals: terms.roundingDecimals,
    roundingMethod: terms.roundingMethod,
  });
  return { ...measured, ...priced, changed: taken?.changed ?? [] };
}
