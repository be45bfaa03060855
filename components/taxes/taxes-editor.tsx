"use client";

import { X } from "lucide-react";
import { RowEditor } from "../catalog/row-editor";
import { Checkbox } from "../form/choices";
import { Field } from "../form/field";
import { TextInput } from "../form/text-input";
import { IconButton } from "../ui/button";
import { CATEGORY_LIST } from "./category-list";
import type { TaxData } from "./tax-types";

const NAMES = ["taxId", "name", "percent", "compound"] as const;
const RATE_NAMES = ["category", "percent"] as const;
const MOST_TAXES = 5;
const MOST_RATES = 60;

const asText = ({ id, name, compound, rates }: TaxData) => ({
  taxId: String(id),
  name,
  compound: compound ? "on" : "",
  percent: rates.find((rate) => rate.category === null)?.percent ?? "",
});

const ownRates = (taxes: readonly TaxData[], taxId: string) =>
  taxes
    .find((tax) => String(tax.id) === taxId)
    ?.rates.flatMap(({ category, percent }) => (category === null ? [] : [{ category, percent }])) ?? [];

/** Rates of one tax for categories that are not taxed like everything else. */
function RatesEditor({
  tax,
  prefix,
  initial,
}: {
  tax: number;
  prefix: string;
  initial: { category: string; percent: string }[];
}) {
  return (
    <div className="grid gap-2 border-l-2 border-line pl-4">
      <p className="text-sm text-muted">Other rates, by tax category</p>
      <RowEditor
        prefix={prefix}
        names={RATE_NAMES}
        initial={initial}
        spare={1}
        most={MOST_RATES}
        addLabel="Add a rate"
      >
        {({ number, path, value, set, remove }) => (
          <fieldset className="grid grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)_auto] gap-x-3 gap-y-2">
            <legend className="sr-only">
              Tax {tax}, rate {number}
            </legend>
            <Field label="Category" name={path("category")} required>
              <TextInput
                list={CATEGORY_LIST}
                autoComplete="off"
                maxLength={60}
                value={value("category")}
                onChange={(event) => set("category", event.target.value)}
                required={false}
              />
            </Field>
            <Field label="Rate, %" name={path("percent")} required>
              <TextInput
                inputMode="decimal"
                className="text-right tabular-nums"
                value={value("percent")}
                onChange={(event) => set("percent", event.target.value)}
                required={false}
              />
            </Field>
            <div className="self-start pt-6.5 scripting-none:hidden">
              <IconButton label={`Remove rate ${number} of tax ${tax}`} icon={<X />} onClick={remove} />
            </div>
          </fieldset>
        )}
      </RowEditor>
    </div>
  );
}

/** The taxes of a regime in the order in which they are worked out, each with its rates. */
export function TaxesEditor({ taxes }: { taxes: readonly TaxData[] }) {
  return (
    <RowEditor
      prefix="taxes"
      names={NAMES}
      initial={taxes.map(asText)}
      spare={1}
      most={MOST_TAXES}
      addLabel="Add a tax"
    >
      {({ number, path, value, set, remove }) => (
        <fieldset className="grid gap-4 rounded-lg border border-line p-4">
          <legend className="px-1 text-sm font-semibold">Tax {number}</legend>
          <input type="hidden" name={path("taxId")} value={value("taxId")} />
          <div className="grid gap-x-3 gap-y-2 sm:grid-cols-[1.6fr_1fr_auto]">
            <Field label="Name on invoices" name={path("name")} required>
              <TextInput
                maxLength={40}
                value={value("name")}
                onChange={(event) => set("name", event.target.value)}
                required={false}
              />
            </Field>
            <Field label="Rate for everything else, %" name={path("percent")} required>
              <TextInput
                inputMode="decimal"
                className="text-right tabular-nums"
                value={value("percent")}
                onChange={(event) => set("percent", event.target.value)}
                required={false}
              />
            </Field>
            <div className="self-start scripting-none:hidden sm:pt-6.5">
              <IconButton label={`Remove tax ${number}`} icon={<X />} onClick={remove} />
            </div>
          </div>
          {number > 1 && (
            <Checkbox
              name={path("compound")}
              label="Taken on the amount and the taxes before it"
              checked={value("compound") === "on"}
              onChange={(event) => set("compound", event.target.checked ? "on" : "")}
            />
          )}
          <RatesEditor tax={number} prefix={path("rates")} initial={ownRates(taxes, value("taxId"))} />
        </fieldset>
      )}
    </RowEditor>
  );
}
