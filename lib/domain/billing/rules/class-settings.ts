import type { RoundingMethod } from "@/lib/platform/money";
import type { PaymentTerms } from "./due-date";
import { type NumberFormat, type NumberReset, type NumberScope, numberFormatProblem } from "./numbering";
import { NOT_TAXED, type TaxRegime } from "./tax-regime";

/** What can be set about the billing of a class. */
export type ClassSettings = {
  termsKind: PaymentTerms["kind"];
  termsCount: number;
  reviewDays: number;
  roundingDecimals: number;
  roundingMethod: RoundingMethod;
  taxRegimeId: number | null;
  numberScope: NumberScope;
  numberPattern: string;
  numberReset: NumberReset;
  separateFees: boolean;
  invoiceWhenNothingCharged: boolean;
  callDetail: boolean;
  footer: string;
};

export const formatOf = (settings: ClassSettings): NumberFormat => ({
  scope: settings.numberScope,
  pattern: settings.numberPattern,
  reset: settings.numberReset,
});

const MOST_PERIODS = 24;

/** What is wrong with settings, by field; empty when they can be saved. */
export function settingsProblems(settings: ClassSettings): Record<string, string[]> {
  const problems: Record<string, string[]> = {};
  const pattern = numberFormatProblem(formatOf(settings));
  if (pattern) problems.numberPattern = [pattern];
  const { termsKind, termsCount } = settings;
  if (termsKind === "days" && termsCount < 1) problems.termsCount = ["Use a whole number from 1 to 365."];
  if (termsKind === "periods" && (termsCount < 1 || termsCount > MOST_PERIODS))
    problems.termsCount = [`Use a whole number from 1 to ${MOST_PERIODS}.`];
  return problems;
}

/** Categories that would park their customers: no tax of the regime has a rate for them (B5). "" is no category. */
export const categoriesWithoutRate = ({ taxes }: TaxRegime, categories: readonly string[]): string[] =>
  taxes.length === 0
    ? []
    : categories.filter(
        (category) =>
          category !== NOT_TAXED &&
          !taxes.some(({ rates }) =>
            rates.some((rate) => rate.category === category || rate.category === null),
          ),
      );

/** The number that the next invoice of a series would get. */
export type NextNumber = {
  printed: string;
  /** How many the series has given out; 0 for one that is new. */
  last: number;
};

export type SettingsFacts = {
  next: { before: NextNumber; after: NextNumber };
  /** Other classes that go on with the series that this one leaves. */
  sharing: number;
  /** Names; null for no taxes. */
  regime: { before: string | null; after: string | null };
  /** Categories in use that the new regime has no rate for. */
  withoutRate: readonly string[];
};

const terms = ({ termsKind, termsCount }: ClassSettings): string =>
  termsKind === "on_receipt"
    ? "upon receipt"
    : `${termsCount} ${termsKind === "days" ? "day" : "billing period"}${termsCount === 1 ? "" : "s"} after the issue`;

function numbersTold(before: ClassSettings, after: ClassSettings, facts: SettingsFacts): string[] {
  const same =
    before.numberPattern === after.numberPattern &&
    before.numberScope === after.numberScope &&
    before.numberReset === after.numberReset;
  if (same) return [];
  const { next, sharing } = facts;
  const each = { company: "", reseller: "", customer: " Each customer has a count of its own." };
  const told = [
    next.after.last > 0
      ? `Numbers go on in the series “${after.numberPattern}” after ${next.after.last}: the next invoice is ${next.after.printed}.`
      : `A new series “${after.numberPattern}” begins at 1: the next invoice is ${next.after.printed}.${each[after.numberScope]}`,
  ];
  if (next.before.last > 0)
    told.push(
      sharing > 0
        ? `The series “${before.numberPattern}” goes on for ${sharing === 1 ? "one other class" : `${sharing} other classes`}.`
        : `The series “${before.numberPattern}” stops after ${next.before.last}; going back to it goes on from there.`,
    );
  if (after.numberScope === "customer" && !after.numberPattern.includes("{customer}"))
    told.push("The pattern does not name the customer, so two customers can have the same number.");
  if (after.numberScope === "reseller" && !after.numberPattern.includes("{reseller}"))
    told.push("The pattern does not name the reseller, so two resellers can have the same number.");
  return told;
}

function taxesTold(before: ClassSettings, after: ClassSettings, facts: SettingsFacts): string[] {
  const { regime, withoutRate } = facts;
  const told: string[] = [];
  if (before.taxRegimeId !== after.taxRegimeId)
    told.push(
      `From the next invoice on ${regime.after ? `“${regime.after}” is charged` : "no taxes are charged"}${regime.before ? ` instead of “${regime.before}”` : ""}. Invoices made already keep their taxes.`,
    );
  if (withoutRate.length > 0)
    told.push(
      `It has no rate for ${withoutRate.map((one) => (one === "" ? "what has no category" : `“${one}”`)).join(", ")}: customers who are charged such a thing are not billed until it has one.`,
    );
  return told;
}

/** What saving would mean, in sentences for people; none when nothing of weight changes. */
export function changesTold(before: ClassSettings, after: ClassSettings, facts: SettingsFacts): string[] {
  const told = [...numbersTold(before, after, facts), ...taxesTold(before, after, facts)];
  if (terms(before) !== terms(after))
    told.push(`Invoices issued from now on are due ${terms(after)}; those issued keep their due day.`);
  if (before.reviewDays !== after.reviewDays)
    told.push(
      after.reviewDays === 0
        ? "Invoices made from now on are issued at once; those under review keep their day."
        : `Invoices made from now on wait ${after.reviewDays} ${after.reviewDays === 1 ? "day" : "days"} before they are issued by themselves.`,
    );
  if (before.roundingDecimals !== after.roundingDecimals || before.roundingMethod !== after.roundingMethod)
    told.push("Totals are rounded the new way from the next invoice on; invoices there are keep theirs.");
  if (before.separateFees !== after.separateFees)
    told.push(
      after.separateFees
        ? "With the next close of a period, recurring fees get an invoice and a number of their own."
        : "With the next close of a period, recurring fees stand on one invoice with the rest.",
    );
  if (!before.invoiceWhenNothingCharged && after.invoiceWhenNothingCharged)
    told.push(
      "A period without charges makes an invoice too, and takes a number, where money is owed or moved.",
    );
  return told;
}
