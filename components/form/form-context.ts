"use client";

import { createContext, useContext } from "react";
import type { FieldErrors } from "@/lib/platform/errors";

export type FormState = { id: string; errors: FieldErrors; values: Record<string, string> };

/** What the fields of a form know about it: its errors, and what was typed before. */
export const FormContext = createContext<FormState>({ id: "f", errors: {}, values: {} });

export type FieldState = {
  id: string;
  name: string;
  required: boolean;
  invalid: boolean;
  describedBy: string | undefined;
};

/** What an input knows about the field it stands in. */
export const FieldContext = createContext<FieldState | null>(null);

/** The id of the input called `name` in the form called `formId`; dots of nested names are kept out of selectors. */
export const fieldId = (formId: string, name: string) => `${formId}-${name.replaceAll(".", "-")}`;

/** Props every input of a Field shares. Explicit props win over the field's. */
export function useFieldInput(props: { id?: string; name?: string; required?: boolean }) {
  const field = useContext(FieldContext);
  const form = useContext(FormContext);
  const name = props.name ?? field?.name;
  return {
    typed: name === undefined ? undefined : form.values[name],
    input: {
      id: props.id ?? field?.id ?? (name ? fieldId(form.id, name) : undefined),
      name,
      required: props.required ?? field?.required ?? false,
      "aria-invalid": field?.invalid || undefined,
      "aria-describedby": field?.describedBy,
    },
  };
}
