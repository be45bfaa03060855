import type { FieldErrors } from "@/lib/platform/errors";
import { compare, isZero, multiply } from "@/lib/platform/money";
import type { PlanFee, PlanPromotion, PlanTerms } from "./plan-terms";

/** Rows as a form has them: null where a row was left empty, so that an error still names its own row. */
export type TypedTerms = Omit<PlanTerms, "fees" | "promotions"> & {
  fees: (PlanFee | null)[];
  promotions: ((Omit<PlanPromotion, "value"> & { value: string | null }) | null)[];
};

class Problems {
  readonly fields: FieldErrors = {};
  add(field: string, message: string): void {
    this.fields[field] = [...(this.fields[field] ?? []), message];
  }
}

function checkFees({ fees }: TypedTerms, problems: Problems): void {
  const given = fees.filter((row) => row !== null);
  if (!given.some((row) => row.periods === 0))
    problems.add("fees.0.fee", "Give the fee for at least one billing period.");
  for (const [index, row] of fees.entries()) {
    if (!row) continue;
    const same = (other: PlanFee | null) =>
      other?.billingPeriod === row.billingPeriod && other.periods === row.periods;
    if (fees.findIndex(same) < index) problems.add(`fees.${index}.fee`, "This price is given twice.");
    if (row.periods === 0) continue;
    if (row.periods < 2) problems.add(`fees.${index}.periods`, "Use two periods or more.");
    const one = given.find((other) => other.periods === 0 && other.billingPeriod === row.billingPeriod);
    if (!one)
      problems.add(`fees.${index}.billingPeriod`, "Give the fee of a single period of this length first.");
    else if (compare(row.fee, multiply(one.fee, String(row.periods))) > 0)
      problems.add(`fees.${index}.fee`, "Paying ahead may not cost more than paying each period.");
  }
}

function checkPromotions({ promotions }: TypedTerms, problems: Problems): void {
  for (const [index, row] of promotions.entries()) {
    if (!row) continue;
    if (row.kind !== "free" && row.value === null)
      problems.add(
        `promotions.${index}.value`,
        row.kind === "percent_off" ? "Give the percentage." : "Give the fee.",
      );
    if (row.kind === "percent_off" && row.value !== null) {
      if (isZero(row.value) || compare(row.value, "100") > 0)
        problems.add(`promotions.${index}.value`, "Use a percentage above 0, up to 100.");
    }
    const clash = promotions.findIndex(
      (other) =>
        other !== null &&
        other.fromPeriod < row.fromPeriod + row.periods &&
        row.fromPeriod < other.fromPeriod + other.periods,
    );
    if (clash < index)
      problems.add(`promotions.${index}.fromPeriod`, `It overlaps with promotion ${clash + 1}.`);
  }
}

function checkCancellation(terms: TypedTerms, problems: Problems): void {
  const { cancellationFeeKind: kind, cancellationFee, minimumPeriods } = terms;
  if (kind === "fixed" && isZero(cancellationFee))
    problems.add("cancellationFee", "Give the amount of the cancellation fee.");
  if (kind !== "none" && minimumPeriods === 0)
    problems.add("minimumPeriods", "A fee for leaving early needs a minimum number of periods.");
}

/** What is wrong with a plan as it was typed, by field (domain reference F8.1); empty when nothing is. */
export function planProblems(terms: TypedTerms): FieldErrors {
  const problems = new Problems();
  if (terms.chargeModel === "in_advance" && terms.advancePeriods < 1)
    problems.add("advancePeriods", "Charging in advance needs at least one period.");
  checkFees(terms, problems);
  checkPromotions(terms, problems);
  checkCancellation(terms, problems);
  return problems.fields;
}

const FEE_ORDER = (a: PlanFee, b: PlanFee) => a.periods - b.periods;

/** Terms as they are kept: empty rows gone, values that the chosen kinds leave no meaning for at their neutral ones. */
export function settledTerms(typed: TypedTerms): PlanTerms {
  return {
    ...typed,
    advancePeriods: typed.chargeModel === "in_advance" ? typed.advancePeriods : 1,
    cancellationFee: typed.cancellationFeeKind === "fixed" ? typed.cancellationFee : "0.00",
    fees: typed.fees.filter((row) => row !== null).sort(FEE_ORDER),
    promotions: typed.promotions
      .filter((row) => row !== null)
      .map((row) => ({ ...row, value: row.kind === "free" ? "0.00" : (row.value ?? "0.00") }))
      .sort((a, b) => a.fromPeriod - b.fromPeriod),
  };
}
