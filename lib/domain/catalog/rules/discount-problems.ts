import type { FieldErrors } from "@/lib/platform/errors";
import { compare, isMoney, isNegative, isZero } from "@/lib/platform/money";
import type { DestinationGroup, DiscountEntry, DiscountStep } from "./discount-terms";
import { priceProblem } from "./rate-problems";

const MOST_ROLLOVERS = 36;

function valueProblem({ kind, value }: DiscountStep): string | null {
  if (kind === "fixed_price") return priceProblem(value);
  if (!isMoney(value)) return "This is not a number.";
  if (kind === "free") return isZero(value) ? null : "What is free has no price.";
  const sound = !isNegative(value) && !isZero(value) && compare(value, "100") <= 0;
  return sound ? null : "Use a percentage above 0, up to 100.";
}

function quantityProblem({ quantity }: DiscountStep, isLast: boolean): string | null {
  if (quantity === null) return isLast ? null : "Only the last step can be without an end.";
  return quantity > 0n ? null : "Use a quantity above zero.";
}

/** What is wrong with the entries of a volume discount plan, by field; empty when nothing is. */
export function discountProblems(entries: readonly DiscountEntry[]): FieldErrors {
  const fields: FieldErrors = {};
  const add = (field: string, message: string | null) => {
    if (message !== null) fields[field] = [...(fields[field] ?? []), message];
  };
  for (const [index, entry] of entries.entries()) {
    const place = `entries.${index}`;
    const same = (other: DiscountEntry) => other.service === entry.service && other.groupId === entry.groupId;
    if (entries.findIndex(same) < index)
      add(`${place}.groupId`, "There is an entry for this service and these destinations already.");
    if (entry.steps.length === 0) add(`${place}.steps`, "Give at least one step.");
    for (const [at, step] of entry.steps.entries()) {
      add(`${place}.steps.${at}.quantity`, quantityProblem(step, at === entry.steps.length - 1));
      add(`${place}.steps.${at}.value`, valueProblem(step));
    }
    const periods = entry.rolloverPeriods;
    if (!Number.isInteger(periods) || periods < 0 || periods > MOST_ROLLOVERS)
      add(`${place}.rolloverPeriods`, `Use 0 to ${MOST_ROLLOVERS} periods.`);
    else if (periods > 0 && entry.steps.length > 0 && entry.steps.every(({ quantity }) => quantity === null))
      add(`${place}.rolloverPeriods`, "What has no end leaves nothing over.");
  }
  return fields;
}

/** Why a volume discount plan can't be used by a product or a customer, or null when it can. */
export function discountMisfit(
  plan: { resellerId: number; currency: string; archived: boolean; entries: number },
  user: { resellerId: number; currency: string },
): string | null {
  if (plan.resellerId !== user.resellerId) return "Choose a volume discount plan of the same owner.";
  if (plan.currency !== user.currency)
    return `This plan is in ${plan.currency}; ${user.currency} is needed here.`;
  if (plan.entries === 0) return "This plan is a draft. Give it an entry first.";
  return plan.archived ? "This plan is archived. Restore it or choose another." : null;
}

/** What is wrong with the groups of one set: a prefix is digits, and in one group only. */
export function destinationGroupProblems(groups: readonly DestinationGroup[]): string[] {
  const problems: string[] = [];
  const owners = new Map<string, DestinationGroup>();
  for (const group of groups)
    for (const prefix of group.prefixes) {
      const owner = owners.get(prefix);
      if (!/^\d{1,20}$/.test(prefix))
        problems.push(`${group.name}: “${prefix.slice(0, 40)}” is not a prefix; use digits only.`);
      else if (owner === group) problems.push(`${group.name}: the prefix ${prefix} is given twice.`);
      else if (owner) problems.push(`${group.name}: the prefix ${prefix} is in “${owner.name}” already.`);
      else owners.set(prefix, group);
    }
  return problems;
}
