"use client";

import { X } from "lucide-react";
import { choicesOf } from "../form/choices-of";
import { Field } from "../form/field";
import { Select } from "../form/select";
import { MoneyInput, TextInput } from "../form/text-input";
import { IconButton } from "../ui/button";
import { BILLING_PERIOD_NAMES, type FeeRow } from "./catalog-types";
import { RowEditor } from "./row-editor";

const NAMES = ["billingPeriod", "periods", "fee"] as const;
const OPTIONS = choicesOf(BILLING_PERIOD_NAMES);

/** Prices of several periods paid at once. A row without a fee is left out. */
export function AheadEditor({
  fees,
  from,
  currency,
}: {
  fees: readonly FeeRow[];
  from: number;
  currency?: string;
}) {
  const initial = fees
    .filter((fee) => fee.periods > 0)
    .map(({ billingPeriod, periods, fee }) => ({ billingPeriod, periods: String(periods), fee }));
  return (
    <RowEditor prefix="fees" from={from} names={NAMES} initial={initial} most={40} addLabel="Add a price">
      {({ number, path, value, set, remove }) => {
        return (
          <fieldset className="grid gap-x-3 gap-y-2 sm:grid-cols-[1.6fr_1fr_1.3fr_auto]">
            <legend className="sr-only">Price {number} for several periods</legend>
            <Field label="Billing period" name={path("billingPeriod")} required>
              <Select
                value={value("billingPeriod") || "monthly"}
                onChange={(event) => set("billingPeriod", event.target.value)}
                options={OPTIONS}
                required={false}
              />
            </Field>
            <Field label="Periods" name={path("periods")} required>
              <TextInput
                inputMode="numeric"
                value={value("periods")}
                onChange={(event) => set("periods", event.target.value)}
                required={false}
              />
            </Field>
            <Field label="Price of all of them" name={path("fee")} required>
              <MoneyInput
                currency={currency}
                value={value("fee")}
                onChange={(event) => set("fee", event.target.value)}
                required={false}
              />
            </Field>
            <div className="self-start scripting-none:hidden sm:pt-6.5">
              <IconButton label={`Remove price ${number}`} icon={<X />} onClick={remove} />
            </div>
          </fieldset>
        );
      }}
    </RowEditor>
  );
}
