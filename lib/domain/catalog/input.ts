import { z } from "zod";
import {
  flag,
  idInput,
  line,
  optionalAmount,
  optionalId,
  positiveAmount,
  prose,
  requiredLine,
} from "@/lib/kernel/input";
import { isNegative } from "@/lib/platform/money";
import {
  ACTIVATION_MODES,
  BILLING_PERIODS,
  CANCELLATION_KINDS,
  CHARGE_MODELS,
  PROMOTION_KINDS,
  ROUNDING_METHODS,
} from "./rules/plan-terms";
import { USAGE_SERVICES } from "./rules/tariff-terms";

export const wholeNumber = (least: number, most: number) => {
  const message = `Use a whole number from ${least} to ${most}.`;
  return z.coerce.number(message).int(message).min(least, message).max(most, message);
};

export const orDefault = (value: unknown) =>
  value === "" || value === undefined || value === null ? "0" : value;
export const optionalWhole = (least: number, most: number) =>
  z.preprocess(orDefault, wholeNumber(least, most));
const tick = () => flag().prefault("");

/** Forms always send a fixed number of rows; one whose deciding field is empty was left out. */
export const row = <Schema extends z.ZodType>(deciding: string, schema: Schema) =>
  z.preprocess((value) => {
    const given = (value as Record<string, unknown> | null)?.[deciding];
    return given === undefined || given === null || String(given).trim() === "" ? null : value;
  }, schema.nullable());

const feeRow = row(
  "fee",
  z.object({
    billingPeriod: z.enum(BILLING_PERIODS, "Choose a billing period."),
    periods: optionalWhole(0, 36),
    fee: positiveAmount(),
  }),
);

const promotionRow = row(
  "kind",
  z.object({
    kind: z.enum(PROMOTION_KINDS, "Choose what the promotion gives."),
    fromPeriod: wholeNumber(1, 120),
    periods: wholeNumber(1, 120),
    value: optionalAmount()
      .refine((value) => value === null || !isNegative(value), "Use zero or more.")
      .prefault(""),
  }),
);

/** By which rates it is taxed; empty for those of everything else. Lower case, so that "Voice" and "voice" are one. */
const taxCategoryInput = () => line(60).toLowerCase().default("");

/** Everything that can be changed about a plan, as a form or a call sends it. */
export const planTerms = {
  name: requiredLine(120),
  endUserName: line(120).default(""),
  invoiceDescription: line(200).default(""),
  taxCategory: taxCategoryInput(),
  chargeModel: z.enum(CHARGE_MODELS, "Choose when it is charged."),
  advancePeriods: z.preprocess(orDefault, wholeNumber(0, 36)).prefault("1"),
  activationMode: z.enum(ACTIVATION_MODES, "Choose when it starts.").default("start_date"),
  activationFee: z.preprocess(orDefault, positiveAmount()).prefault("0"),
  prorateFirst: tick(),
  prorateLast: tick(),
  roundingDecimals: wholeNumber(0, 5).default(2),
  roundingMethod: z.enum(ROUNDING_METHODS, "Choose how it is rounded.").default("half-up"),
  minimumPeriods: optionalWhole(0, 120).prefault("0"),
  cancellationFeeKind: z.enum(CANCELLATION_KINDS, "Choose what leaving early costs.").default("none"),
  cancellationFee: z.preprocess(orDefault, positiveAmount()).prefault("0"),
  creditWhenExpired: tick(),
  creditWhenBlocked: tick(),
  creditWhenSuspended: tick(),
  creditWhenNoFunds: tick(),
  multiple: tick(),
  obligatory: tick(),
  fees: z.array(feeRow).max(60, "Use at most 60 prices.").default([]),
  promotions: z.array(promotionRow).max(40, "Use at most 40 promotions.").default([]),
};

const webAddress = () =>
  line(500).refine(
    (text) => text === "" || (/^https?:\/\//i.test(text) && URL.canParse(text)),
    "Use an address that begins with https:// or http://.",
  );

/** A tariff for each service, of which any may be left out. */
export const serviceTariffs = () =>
  z
    .object({ call: optionalId(), message: optionalId(), data: optionalId(), event: optionalId() })
    .transform((chosen) =>
      USAGE_SERVICES.flatMap((service) => {
        const tariffId = chosen[service];
        return tariffId === null ? [] : [{ service, tariffId }];
      }),
    );

/** Everything that can be changed about a product. */
export const productTerms = {
  name: requiredLine(120),
  endUserName: line(120).default(""),
  description: prose(2000).default(""),
  endUserDescription: prose(2000).default(""),
  infoUrl: webAddress().default(""),
  planId: z.preprocess((value) => (value === "" ? null : value), idInput().nullable()).prefault(""),
  /** The tariff of each service that its usage is rated by; nothing for none. */
  tariffs: serviceTariffs().prefault({}),
  discountPlanId: optionalId(),
  taxCategory: taxCategoryInput(),
  precedence: optionalWhole(0, 1000).prefault("0"),
  hidden: tick(),
};

/** How a name is searched for: from its beginning, or anywhere in it; both ignore case. */
export const nameMatch = () => z.enum(["begins", "contains"]).default("begins");
/** Archived rows are out of sight unless asked for. */
export const archivedFilter = () => z.enum(["no", "yes", "all"]).default("no");
