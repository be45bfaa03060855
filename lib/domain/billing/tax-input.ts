import { z } from "zod";
import { flag, line, optionalId, requiredLine } from "@/lib/kernel/input";

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

const given = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

/** Rates and categories are texts; a call may send the rate as a number. */
const percentText = () =>
  z.preprocess((value) => (typeof value === "number" ? String(value) : value), line(20));

/** Lower case, so that "Internet" and "internet" are one category. */
export const taxCategoryInput = () => line(60).toLowerCase();

const isBlankRate = (value: unknown): boolean => {
  const { category, percent } = given(value);
  return isBlank(category) && isBlank(percent);
};

const rateRow = z.preprocess(
  (value) => (isBlankRate(value) ? null : value),
  z.object({ category: taxCategoryInput().prefault(""), percent: percentText().prefault("") }).nullable(),
);

const isBlankTax = (value: unknown): boolean => {
  const { name, percent, rates } = given(value);
  return isBlank(name) && isBlank(percent) && (!Array.isArray(rates) || rates.every(isBlankRate));
};

const taxRow = z.preprocess(
  (value) => (isBlankTax(value) ? null : value),
  z
    .object({
      taxId: optionalId(),
      name: line(40).prefault(""),
      compound: flag(),
      percent: percentText().prefault(""),
      rates: z.array(rateRow).max(60, "Use at most 60 rates.").default([]),
    })
    .nullable(),
);

/** Everything that can be changed about a tax regime, as a form or a call sends it. */
export const regimeTerms = {
  name: requiredLine(100),
  prices: z
    .enum(["exclusive", "inclusive"], "Choose whether prices hold the taxes already.")
    .default("exclusive"),
  taxes: z.array(taxRow).max(20, "Use fewer rows.").default([]),
};
