"use client";

import { type ReactNode, useContext, useMemo } from "react";
import { ToneIcon } from "../ui/tone";
import { FieldContext, FormContext, fieldId } from "./form-context";

/** Label above, input, help and errors below. The input inside takes its name, id and errors from here. */
export function Field({
  label,
  name,
  help,
  error,
  required = false,
  children,
}: {
  label: ReactNode;
  name: string;
  help?: ReactNode;
  error?: string;
  required?: boolean;
  children: ReactNode;
}) {
  const form = useContext(FormContext);
  const id = fieldId(form.id, name);
  const errors = error ? [error] : (form.errors[name] ?? []);
  const invalid = errors.length > 0;
  const describedBy = [help && `${id}-help`, invalid && `${id}-error`].filter(Boolean).join(" ") || undefined;
  const context = useMemo(
    () => ({ id, name, required, invalid, describedBy }),
    [id, name, required, invalid, describedBy],
  );
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="flex items-baseline gap-2 text-sm font-medium">
        {label}
        {!required && <span className="text-xs font-normal text-faint">Optional</span>}
      </label>
      <FieldContext value={context}>{children}</FieldContext>
      {invalid && (
        <p id={`${id}-error`} className="flex gap-1.5 text-sm text-bad">
          <ToneIcon tone="bad" className="mt-[0.1875rem] size-3.5" />
          <span>{errors.join(" ")}</span>
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className="text-xs text-muted">
          {help}
        </p>
      )}
    </div>
  );
}
