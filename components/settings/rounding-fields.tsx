"use client";

import { useContext, useState } from "react";
import { RadioCards } from "../form/choices";
import { Field } from "../form/field";
import { FormContext } from "../form/form-context";
import { Select } from "../form/select";
import { METHOD_NAMES } from "./billing-types";

const DECIMALS = ["0", "1", "2", "3", "4", "5"].map((value) => ({ value, label: value }));

/** By number of decimals, then by method: what the example amount becomes. */
export type RoundingExamples = { amount: string; rounded: Record<string, string>[] };

/** Decimals and method of an invoice's total, with one amount under each method. */
export function RoundingFields({
  decimals: saved,
  method,
  examples,
}: {
  decimals: number;
  method: string;
  examples: RoundingExamples;
}) {
  const { values } = useContext(FormContext);
  const [decimals, setDecimals] = useState(values.roundingDecimals ?? String(saved));
  const rounded = examples.rounded[Number(decimals)] ?? {};
  return (
    <>
      <Field label="Decimals of a total" name="roundingDecimals" required>
        <Select
          className="max-w-28"
          value={decimals}
          onChange={(event) => setDecimals(event.target.value)}
          options={DECIMALS}
        />
      </Field>
      <RadioCards
        legend="Method"
        name="roundingMethod"
        required
        columns={3}
        defaultValue={method}
        options={Object.entries(METHOD_NAMES).map(([value, label]) => ({
          value,
          label,
          help: `${examples.amount} → ${rounded[value] ?? ""}`,
        }))}
      />
    </>
  );
}
