import { invalid } from "@/lib/platform/errors";
import { compare, type Money, normalize } from "@/lib/platform/money";
import type { Mapping } from "./mapping";
import type { ImportRow } from "./row";

export type PlanNeed = { name: string; fee: Money };
export type ProductNeed = { name: string; kind: "main" | "addon"; planName: string | null };
/** The plans and products that rows are attached to. Names are told apart as the catalogue does, ignoring case. */
export type CatalogNeeds = { plans: PlanNeed[]; products: ProductNeed[] };

export const nameKey = (name: string): string => name.toLowerCase();

function planNeeds({ services }: Mapping): PlanNeed[] {
  const needs = new Map<string, PlanNeed>();
  for (const { planName, listPrice } of services) {
    const fee = normalize(listPrice);
    const known = needs.get(nameKey(planName));
    if (known && compare(known.fee, fee) !== 0)
      throw invalid(`The mapping gives the plan “${planName}” two list prices, ${known.fee} and ${fee}.`);
    if (!known) needs.set(nameKey(planName), { name: planName, fee });
  }
  return [...needs.values()];
}

/**
 * What a mapping needs of the catalogue: a plan a service, at its list price, and the products named. The account's
 * product is a main product; every other product is an add-on.
 * @throws {DomainError} invalid when the mapping contradicts itself.
 */
export function catalogNeeds(mapping: Mapping): CatalogNeeds {
  const main = mapping.account?.productName;
  const products = new Map<string, ProductNeed>();
  if (main) products.set(nameKey(main), { name: main, kind: "main", planName: null });
  for (const { productName, planName } of mapping.services) {
    if (productName === undefined) continue;
    if (!mapping.account)
      throw invalid(`The product “${productName}” needs an account: say which column names it.`);
    const known = products.get(nameKey(productName));
    if (known?.planName && nameKey(known.planName) !== nameKey(planName))
      throw invalid(
        `The mapping gives the product “${productName}” two plans, “${known.planName}” and “${planName}”.`,
      );
    if (known) known.planName = planName;
    else products.set(nameKey(productName), { name: productName, kind: "addon", planName });
  }
  return { plans: planNeeds(mapping), products: [...products.values()] };
}

/** The part of the needs that these rows use. */
export function usedNeeds(needs: CatalogNeeds, rows: readonly ImportRow[]): CatalogNeeds {
  const plans = new Set<string>();
  const products = new Set<string>();
  for (const { services, account } of rows) {
    if (account?.productName) products.add(nameKey(account.productName));
    for (const { planName, productName } of services) {
      plans.add(nameKey(planName));
      if (productName) products.add(nameKey(productName));
    }
  }
  const used = needs.products.filter(({ name }) => products.has(nameKey(name)));
  for (const { planName } of used) if (planName) plans.add(nameKey(planName));
  return { plans: needs.plans.filter(({ name }) => plans.has(nameKey(name))), products: used };
}

export type FoundPlan = { name: string; currency: string; fee: Money | null; archived: boolean };
export type FoundProduct = {
  name: string;
  kind: string;
  planName: string | null;
  currency: string;
  archived: boolean;
};

/** Why a plan that is there already can't be used as the mapping wants it, or null. */
export function planConflict(need: PlanNeed, found: FoundPlan, currency: string): string | null {
  if (found.archived)
    return `The plan “${need.name}” is archived. Restore it, or name another in the mapping.`;
  if (found.currency !== currency)
    return `The plan “${need.name}” is in ${found.currency}; the mapping says ${currency}.`;
  if (found.fee === null)
    return `The plan “${need.name}” has no monthly fee. Add one, or name another in the mapping.`;
  if (compare(found.fee, need.fee) !== 0)
    return `The plan “${need.name}” costs ${normalize(found.fee)} a month; the mapping says ${need.fee}. Change one of them.`;
  return null;
}

const KINDS = { main: "a main product", addon: "an add-on" };

/** Why a product that is there already can't be used as the mapping wants it, or null. */
export function productConflict(need: ProductNeed, found: FoundProduct, currency: string): string | null {
  if (found.archived)
    return `The product “${need.name}” is archived. Restore it, or name another in the mapping.`;
  if (found.currency !== currency)
    return `The product “${need.name}” is in ${found.currency}; the mapping says ${currency}.`;
  if (found.kind !== need.kind)
    return `The product “${need.name}” is not ${KINDS[need.kind]}. Name another in the mapping.`;
  if (need.planName && nameKey(found.planName ?? "") !== nameKey(need.planName))
    return `The product “${need.name}” has ${found.planName ? `the plan “${found.planName}”` : "no plan"}; the mapping says “${need.planName}”.`;
  return null;
}
