import { z } from "zod";
import { amount } from "@/lib/kernel/input";
import { commissionProblem } from "./rules/commission";
import { isLanguage, type Language } from "./rules/languages";

/** A percentage of money that changes hands, as a form sends it. */
export const commissionInput = () =>
  amount().superRefine((percent, issues) => {
    const message = commissionProblem(percent);
    if (message) issues.addIssue({ code: "custom", message });
  });

export const currencyCode = () =>
  z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, "Choose a currency.");

export const optionalCurrencyCode = () =>
  z.preprocess((value) => (value === "" ? null : value), currencyCode().nullable()).prefault("");

export const languageInput = () =>
  z
    .string()
    .trim()
    .refine((code): code is Language => isLanguage(code), "Choose a language.");

/** Whose something is to be: nothing or 0 is the company itself. Ignored where the actor is a reseller. */
export const ownerInput = () =>
  z
    .preprocess(
      (value) => (value === "" || value === null ? 0 : value),
      z.coerce
        .number("Choose who manages it.")
        .int("Choose who manages it.")
        .nonnegative("Choose who manages it."),
    )
    .prefault("");

/** A list's filter by owner: 0 is the company itself. */
export const ownerFilter = () => z.coerce.number().int().nonnegative().optional();
