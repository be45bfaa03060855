"use client";

import { Plus } from "lucide-react";
import { type ReactNode, useContext, useRef, useState } from "react";
import { FormContext } from "../form/form-context";
import { Button } from "../ui/button";

type Values = Record<string, string>;
type Row = { key: number; values: Values };

/** Rows as they were typed, where a refused form is shown again without script. */
function typedRows(typed: Values, prefix: string, from: number, names: readonly string[]): Values[] {
  const rows: Values[] = [];
  for (let n = from; names.some((name) => `${prefix}.${n}.${name}` in typed); n++)
    rows.push(Object.fromEntries(names.map((name) => [name, typed[`${prefix}.${n}.${name}`] ?? ""])));
  return rows;
}

/**
 * Numbered rows of a form ("promotions.0.kind" …). Some empty rows stand ready, so that it works without script; with
 * it, rows are added and taken away. Numbers follow the order on the page, so an error finds its row.
 */
export function RowEditor({
  prefix,
  from = 0,
  names,
  initial,
  spare = 2,
  most,
  addLabel,
  children,
}: {
  prefix: string;
  /** The number of the first row. */
  from?: number;
  names: readonly string[];
  initial: readonly Values[];
  /** Empty rows that stand ready. */
  spare?: number;
  most: number;
  addLabel: string;
  children: (row: {
    path: (name: string) => string;
    value: (name: string) => string;
    set: (name: string, value: string) => void;
    remove: () => void;
    number: number;
  }) => ReactNode;
}) {
  const { values: typed } = useContext(FormContext);
  const blank = () => Object.fromEntries(names.map((name) => [name, ""]));
  const next = useRef(0);
  const made = (values: Values): Row => ({ key: next.current++, values });
  const [rows, setRows] = useState<Row[]>(() => {
    const before = typedRows(typed, prefix, from, names);
    const given = before.length > 0 ? before : [...initial, ...Array.from({ length: spare }, blank)];
    return given.map(made);
  });
  const set = (key: number, name: string, value: string) =>
    setRows((all) =>
      all.map((row) => (row.key === key ? { ...row, values: { ...row.values, [name]: value } } : row)),
    );
  return (
    <div className="grid gap-3">
      {rows.map((row, index) => (
        <div key={row.key}>
          {children({
            number: index + 1,
            path: (name) => `${prefix}.${from + index}.${name}`,
            value: (name) => row.values[name] ?? "",
            set: (name, value) => set(row.key, name, value),
            remove: () => setRows((all) => all.filter((one) => one.key !== row.key)),
          })}
        </div>
      ))}
      {rows.length < most && (
        <div className="scripting-none:hidden">
          <Button
            size="sm"
            icon={<Plus aria-hidden="true" />}
            onClick={() => setRows((all) => [...all, made(blank())])}
          >
            {addLabel}
          </Button>
        </div>
      )}
    </div>
  );
}
