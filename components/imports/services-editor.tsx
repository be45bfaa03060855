"use client";

import { X } from "lucide-react";
import { RowEditor } from "../catalog/row-editor";
import { Field } from "../form/field";
import { TextInput } from "../form/text-input";
import { IconButton } from "../ui/button";
import type { ServiceDraft } from "./import-types";

const NAMES = ["column", "equals", "absent", "planName", "productName", "listPrice"] as const;
const MOST = 200;

type Cell = { name: (typeof NAMES)[number]; label: string; needed?: boolean; list?: string; money?: boolean };
const CELLS: Cell[] = [
  { name: "column", label: "Column", needed: true, list: "import-columns" },
  { name: "equals", label: "Has it when", needed: true },
  { name: "absent", label: "Not when" },
  { name: "planName", label: "Plan", needed: true },
  { name: "productName", label: "Product" },
  { name: "listPrice", label: "List price", needed: true, money: true },
];

/** Which value of which column means that a customer has a service, and what it costs by the list. */
export function ServicesEditor({ services }: { services: readonly ServiceDraft[] }) {
  return (
    <RowEditor prefix="services" names={NAMES} initial={services} most={MOST} addLabel="Add a service">
      {({ number, path, value, set, remove }) => {
        const used = NAMES.some((name) => value(name) !== "");
        return (
          <fieldset className="grid grid-cols-2 gap-x-3 gap-y-2 border-b border-line pb-3 xl:grid-cols-[1.2fr_1fr_1.2fr_1.2fr_1.2fr_0.8fr_auto]">
            <legend className="sr-only">Service {number}</legend>
            {CELLS.map(({ name, label, needed, list, money }) => (
              <Field key={name} label={label} name={path(name)} required={used && needed === true}>
                <TextInput
                  value={value(name)}
                  onChange={(event) => set(name, event.target.value)}
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
        );
      }}
    </RowEditor>
  );
}
