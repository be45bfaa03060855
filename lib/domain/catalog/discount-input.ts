import { z } from "zod";
import { line, optionalAmount, optionalId } from "@/lib/kernel/input";
import { isMoney, ZERO } from "@/lib/platform/money";
import type { WantedEntry } from "./discount-store";
import { optionalWhole, row } from "./input";
import { DISCOUNT_KINDS } from "./rules/discount-terms";
import { BILLING_PERIODS } from "./rules/plan-terms";
import { QUANTITY_UNITS, readQuantity } from "./rules/quantity-words";
import { USAGE_SERVICES } from "./rules/tariff-terms";

/** Prefixes of a group: an array, or one text with anything between them. */
export const prefixList = () =>
  z.preprocess(
    (value) => (typeof value === "string" ? value.split(/[\s,;]+/).filter((word) => word !== "") : value),
    z
      .array(z.string().trim().max(20, "A prefix has at most 20 digits."))
      .max(5_000, "Use at most 5000 prefixes."),
  );

const DISCOUNT_PERIODS = ["billing", ...BILLING_PERIODS] as const;

const stepRow = row(
  "kind",
  z.object({
    kind: z.enum(DISCOUNT_KINDS, "Choose what is given."),
    /** As a person counts it: minutes, pieces, MB. Nothing: the rest of the period. */
    quantity: line(20).default(""),
    value: optionalAmount().prefault(""),
  }),
);

const entryRow = row(
  "service",
  z
    .object({
      service: z.enum(USAGE_SERVICES, "Choose a service."),
      groupId: optionalId(),
      period: z.enum(DISCOUNT_PERIODS, "Choose a period.").default("billing"),
      rolloverPeriods: optionalWhole(0, 36).prefault("0"),
      steps: z.array(stepRow).max(10, "Use at most 10 steps.").default([]),
    })
    .transform(({ steps, ...entry }, context) => ({
      ...entry,
      steps: steps.flatMap((step, index) => {
        if (step === null) return [];
        const read = step.quantity === "" ? null : readQuantity(step.quantity, entry.service);
        // As text: what was asked is kept as JSON for a repeat of the request.
        const quantity = read === null ? null : String(read);
        if (step.quantity !== "" && read === null)
          context.addIssue({
            code: "custom",
            path: ["steps", index, "quantity"],
            message: `Write a number of ${QUANTITY_UNITS[entry.service].name}, or nothing for no end.`,
          });
        const value = step.value && isMoney(step.value) ? step.value : ZERO;
        return [{ kind: step.kind, quantity, value }];
      }),
    })),
);

/** The entries of a volume discount plan, as a form or a call sends them. */
export const discountEntriesInput = () =>
  z
    .array(entryRow)
    .max(50, "Use at most 50 entries.")
    .default([])
    .transform((entries) => entries.filter((entry) => entry !== null));

type TypedEntries = z.output<ReturnType<typeof discountEntriesInput>>;

/** Entries as they were read, in whole seconds, pieces or bytes. */
export const wantedEntries = (typed: TypedEntries): WantedEntry[] =>
  typed.map(({ steps, ...entry }) => ({
    ...entry,
    steps: steps.map((step) => ({
      ...step,
      quantity: step.quantity === null ? null : BigInt(step.quantity),
    })),
  }));
