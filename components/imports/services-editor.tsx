"use client";

import { X } from "lucide-react";
import { RowEditor } from "../catalog/row-editor";
import { Field } from "../form/field";
import { TextInput } from "../form/text-input";
import { IconButton } from "../ui/button";
import type { ServiceDraft } from "./import-types";

const NAMES = ["column", "equals", "absent", "planName", "productName", "listPrice"] as const;
const MOST = 200;

type Cell = {
  name: (typeof NAMES)[number];
  label: string;
  optional?: boolean;
  list?: string;
  money?: boolean;
};
const CELLS: Cell[] = [
  { name: "column", label: "Column", list: "import-columns" },
  { name: "equals", label: "Has it when" },
  { name: "absent", label: "Not when", optional: true },
  { name: "planName", label: "Plan" },
  { name: "productName", label: "Product", optional: true },
  { name: "listPrice", label: "List price", money: true },
];

/** Which value of which column means that a customer has a service, and what it costs by the list. */
export function ServicesEditor({ services }: { services: readonly ServiceDraft[] }) {
  return (
    <RowEditor prefix="services" names={NAMES} initial={services} most={MOST} addLabel="Add a service">
      {({ number, path, value, set, remove }) => (
        <fieldset className="grid grid-cols-2 gap-x-3 gap-y-2 border-b border-line pb-3 sm:grid-cols-3 lg:grid-cols-[repeat(5,minmax(0,1fr))_6.5rem_auto]">
          <legend className="sr-only">Service {number}</legend>
          {CELLS.map(({ name, label, optional, list, money }) => (
            <Field key={name} label={label} name={path(name)} required={!optional}>
              <TextInput
                value={value(name)}
                onChange={(event) => set(name, event.target.value)}
                // A row left empty is no service, so the browser must not insist.
                required={false}
                list={list}
                inputMode={money ? "decimal" : undefined}
                autoComplete="off"
                className={money ? "text-right tabular-nums" : undefined}
              />
            </Field>
          ))}
          <div className="self-end scripting-none:hidden">
            <IconButton label={`Remove service ${number}`} icon={<X />} onClick={remove} />
          </div>
        </fieldset>
      )}
    </RowEditor>
  );
}
