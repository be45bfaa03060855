"use client";

import { X } from "lucide-react";
import { choicesOf } from "../form/choices-of";
import { Field } from "../form/field";
import { Select } from "../form/select";
import { TextInput } from "../form/text-input";
import { IconButton } from "../ui/button";
import { DISCOUNT_PERIODS, type EntryRow, STEP_KINDS, UNITS } from "./discount-words";
import { RowEditor } from "./row-editor";
import { SERVICE_OPTIONS, type Service } from "./tariff-types";

export type GroupChoice = { id: number; name: string };

const PERIODS = choicesOf(DISCOUNT_PERIODS);
const KINDS = choicesOf(STEP_KINDS);
const LEAST_STEPS = 3;
const VALUE_LABELS: Record<string, string> = { percent_off: "Percent", fixed_price: "Price" };

const stepName = (step: number, name: string) => `steps.${step}.${name}`;

const asText = ({ service, groupId, period, rolloverPeriods, steps }: EntryRow) => ({
  service,
  groupId: groupId === null ? "" : String(groupId),
  period,
  rolloverPeriods: rolloverPeriods === 0 ? "" : String(rolloverPeriods),
  ...Object.fromEntries(
    steps.flatMap(({ quantity, kind, value }, n) => [
      [stepName(n, "kind"), kind],
      [stepName(n, "quantity"), quantity ?? ""],
      [stepName(n, "value"), kind === "free" ? "" : value],
    ]),
  ),
});

type Row = {
  path: (name: string) => string;
  value: (name: string) => string;
  set: (name: string, value: string) => void;
};

/** One stretch of an entry: so much, and what is given on it. */
function Step({ n, row: { path, value, set } }: { n: number; row: Row }) {
  const [kind, quantity, worth] = ["kind", "quantity", "value"].map((name) => stepName(n, name)) as [
    string,
    string,
    string,
  ];
  const unit = UNITS[value("service") as Service] ?? "minutes, messages or MB";
  const chosen = value(kind);
  return (
    <fieldset className="grid gap-x-3 gap-y-2 sm:grid-cols-3">
      <legend className="sr-only">Step {n + 1}</legend>
      <Field label={n === 0 ? "Quantity" : "Then"} name={path(quantity)} help={`In ${unit}. Empty: no end.`}>
        <TextInput
          inputMode="decimal"
          value={value(quantity)}
          onChange={(event) => set(quantity, event.target.value)}
        />
      </Field>
      <Field label="Is" name={path(kind)} required={n === 0}>
        <Select
          value={chosen}
          onChange={(event) => set(kind, event.target.value)}
          placeholder={n === 0 ? "Choose" : "No such step"}
          required={false}
          options={KINDS}
        />
      </Field>
      <Field label={VALUE_LABELS[chosen] ?? "Percent or price"} name={path(worth)}>
        <TextInput
          inputMode="decimal"
          value={chosen === "free" ? "" : value(worth)}
          readOnly={chosen === "free"}
          onChange={(event) => set(worth, event.target.value)}
          className="text-right tabular-nums"
        />
      </Field>
    </fieldset>
  );
}

/** The entries of a volume discount plan: a service and destinations, a period, and stretches one after the other. */
export function EntriesEditor({
  entries,
  groups,
}: {
  entries: readonly EntryRow[];
  groups: readonly GroupChoice[];
}) {
  const steps = Math.max(LEAST_STEPS, ...entries.map((entry) => entry.steps.length + 1));
  const numbers = Array.from({ length: steps }, (_, n) => n);
  const names = [
    "service",
    "groupId",
    "period",
    "rolloverPeriods",
    ...numbers.flatMap((n) => ["kind", "quantity", "value"].map((name) => stepName(n, name))),
  ];
  return (
    <RowEditor
      prefix="entries"
      names={names}
      initial={entries.map(asText)}
      spare={1}
      most={50}
      addLabel="Add an entry"
    >
      {({ number, remove, ...row }) => (
        <fieldset className="grid gap-3 rounded-lg border border-line px-3 py-3">
          <legend className="px-1 text-sm font-medium">Entry {number}</legend>
          <div className="grid gap-x-3 gap-y-2 sm:grid-cols-2">
            <Field label="Service" name={row.path("service")} required>
              <Select
                value={row.value("service")}
                onChange={(event) => row.set("service", event.target.value)}
                placeholder="Choose"
                required={false}
                options={SERVICE_OPTIONS}
              />
            </Field>
            <Field label="Destinations" name={row.path("groupId")}>
              <Select
                value={row.value("groupId")}
                onChange={(event) => row.set("groupId", event.target.value)}
                placeholder="All without an entry of their own"
                options={groups.map(({ id, name }) => ({ value: String(id), label: name }))}
              />
            </Field>
            <Field label="Given anew each" name={row.path("period")} required>
              <Select
                value={row.value("period") || "billing"}
                onChange={(event) => row.set("period", event.target.value)}
                required={false}
                options={PERIODS}
              />
            </Field>
            <Field
              label="Rolls over"
              name={row.path("rolloverPeriods")}
              help="Periods that what is unused lives on. Empty: none."
            >
              <TextInput
                inputMode="numeric"
                value={row.value("rolloverPeriods")}
                onChange={(event) => row.set("rolloverPeriods", event.target.value)}
              />
            </Field>
          </div>
          {numbers.map((n) => (
            <Step key={n} n={n} row={row} />
          ))}
          <div className="scripting-none:hidden">
            <IconButton label={`Remove entry ${number}`} icon={<X />} onClick={remove} />
          </div>
        </fieldset>
      )}
    </RowEditor>
  );
}
