import { z } from "zod";
import { flag, optionalId, prose, requiredLine } from "@/lib/kernel/input";
import { PAYMENT_TERMS } from "./rules/due-date";
import { DEFAULT_FORMAT, NUMBER_RESETS, NUMBER_SCOPES } from "./rules/numbering";

const METHODS = ["half-up", "half-even", "away-from-zero"] as const;

const whole = (least: number, most: number) => {
  const message = `Use a whole number from ${least} to ${most}.`;
  return z.coerce.number(message).int(message).min(least, message).max(most, message);
};
const orZero = (value: unknown) => (value === "" || value === null ? "0" : value);
const tick = () => flag().prefault("");

/** How the customers of a class are billed, as a form or a call sends it. */
export const billingTerms = {
  termsKind: z.enum(PAYMENT_TERMS, "Choose when to pay.").default("days"),
  /** Days or billing periods; without meaning upon receipt. */
  termsCount: z.preprocess(orZero, whole(0, 365)).prefault("15"),
  reviewDays: z.preprocess(orZero, whole(0, 60)).prefault("0"),
  roundingDecimals: whole(0, 5).default(2),
  roundingMethod: z.enum(METHODS, "Choose how it is rounded.").default("half-up"),
  taxRegimeId: optionalId(),
  numberScope: z
    .enum(NUMBER_SCOPES, "Choose whose invoices are counted together.")
    .default(DEFAULT_FORMAT.scope),
  numberPattern: requiredLine(40).default(DEFAULT_FORMAT.pattern),
  numberReset: z.enum(NUMBER_RESETS, "Choose when the count begins again.").default(DEFAULT_FORMAT.reset),
  separateFees: tick(),
  invoiceWhenNothingCharged: tick(),
  callDetail: tick(),
  footer: prose(600).default(""),
};
