import type { BillingProgress } from "@/components/billing/billing-types";
import type { RunDetail } from "@/lib/domain/billing";

/** How far a run has come, as its page and whoever follows it are told. */
export const progressOf = ({ state, customers, left, parked, totals }: RunDetail): BillingProgress => ({
  state,
  done: Math.max(0, customers - left),
  customers,
  parked,
  totals,
});

/** Where a list goes on, from its address: an id, or null for the beginning. */
export const positionIn = (search: URLSearchParams, name: string): number | null => {
  const text = search.get(name) ?? "";
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
};
