import type { UsageService } from "./tariff-terms";

export type TariffOffer = { resellerId: number; currency: string; service: UsageService; archived: boolean };

const WORDS: Record<UsageService, string> = {
  call: "calls",
  message: "messages",
  data: "data",
  event: "events",
};

/** Why a tariff can't be used by a product, a customer or another tariff, or null when it can. */
export function tariffMisfit(
  tariff: TariffOffer,
  user: { resellerId: number; currency: string; service?: UsageService },
): string | null {
  if (tariff.resellerId !== user.resellerId) return "Choose a tariff of the same owner.";
  if (tariff.currency !== user.currency)
    return `This tariff is in ${tariff.currency}; ${user.currency} is needed here.`;
  if (user.service && tariff.service !== user.service)
    return `This tariff is for ${WORDS[tariff.service]}; one for ${WORDS[user.service]} is needed here.`;
  return tariff.archived ? "This tariff is archived. Restore it or choose another." : null;
}

type Fallbacks = ReadonlyMap<number, number | null>;

/** A tariff and those that are asked when it has no rate, in that order. Ends also where data form a circle. */
export function tariffChain(tariffId: number, fallbacks: Fallbacks): number[] {
  const chain: number[] = [];
  for (let at: number | null = tariffId; at !== null && !chain.includes(at); at = fallbacks.get(at) ?? null)
    chain.push(at);
  return chain;
}

/**
 * The circle that giving a tariff this fallback would close, from where it begins to where it meets itself; null when
 * there is none. `fallbacks` is what is so far.
 */
export function tariffCycle(
  tariffId: number,
  fallbackId: number | null,
  fallbacks: Fallbacks,
): number[] | null {
  const wanted = new Map(fallbacks).set(tariffId, fallbackId);
  const chain = tariffChain(tariffId, wanted);
  const back = wanted.get(chain.at(-1) ?? tariffId) ?? null;
  return back === null ? null : [...chain.slice(chain.indexOf(back)), back];
}
