"use client";

import { X } from "lucide-react";
import { Field } from "../form/field";
import { Select } from "../form/select";
import { TextInput } from "../form/text-input";
import { IconButton } from "../ui/button";
import type { PromotionRow } from "./catalog-types";
import { RowEditor } from "./row-editor";

const NAMES = ["kind", "fromPeriod", "periods", "value"] as const;
const KINDS = [
  { value: "free", label: "Free" },
  { value: "fixed_fee", label: "Other fee" },
  { value: "percent_off", label: "Percent off" },
];
const VALUE_LABELS: Record<string, string> = { fixed_fee: "Fee", percent_off: "Percent" };

const asText = ({ kind, fromPeriod, periods, value }: PromotionRow) => ({
  kind,
  fromPeriod: String(fromPeriod),
  periods: String(periods),
  value: kind === "free" ? "" : value,
});

/** Promotional periods of a plan, counted from the one of activation. */
export function PromotionsEditor({ promotions }: { promotions: readonly PromotionRow[] }) {
  return (
    <RowEditor
      prefix="promotions"
      names={NAMES}
      initial={promotions.map(asText)}
      most={40}
      addLabel="Add a promotion"
    >
      {({ number, path, value, set, remove }) => {
        const kind = value("kind");
        return (
          <fieldset className="grid gap-x-3 gap-y-2 sm:grid-cols-[1.3fr_1fr_1fr_1.2fr_auto]">
            <legend className="sr-only">Promotion {number}</legend>
            <Field label="Promotion" name={path("kind")} required>
              <Select
                value={kind}
                onChange={(event) => set("kind", event.target.value)}
                placeholder="None"
                required={false}
                options={KINDS}
              />
            </Field>
            <Field label="From period" name={path("fromPeriod")} required>
              <TextInput
                inputMode="numeric"
                value={value("fromPeriod")}
                onChange={(event) => set("fromPeriod", event.target.value)}
                required={false}
              />
            </Field>
            <Field label="For periods" name={path("periods")} required>
              <TextInput
                inputMode="numeric"
                value={value("periods")}
                onChange={(event) => set("periods", event.target.value)}
                required={false}
              />
            </Field>
            <Field label={VALUE_LABELS[kind] ?? "Fee or percent"} name={path("value")} required>
              <TextInput
                inputMode="decimal"
                value={kind === "free" ? "" : value("value")}
                readOnly={kind === "free"}
                onChange={(event) => set("value", event.target.value)}
                required={false}
                className="text-right tabular-nums"
              />
            </Field>
            <div className="self-start scripting-none:hidden sm:pt-6.5">
              <IconButton label={`Remove promotion ${number}`} icon={<X />} onClick={remove} />
            </div>
          </fieldset>
        );
      }}
    </RowEditor>
  );
}
