"use client";

import type { ReactNode } from "react";
import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { SubmitButton } from "../form/submit-button";
import { CodeInput } from "./code-input";

/** Asks for the code of the moment, or a recovery code; posts `code`. */
export function SecondFactorForm({
  action,
  submitLabel = "Continue",
  children,
}: {
  action: FormAction;
  submitLabel?: string;
  /** Hidden inputs that go along. */
  children?: ReactNode;
}) {
  return (
    <ActionForm action={action}>
      {children}
      <Field
        label="Code"
        name="code"
        required
        help="Six digits from your authenticator app, or one of your recovery codes."
      >
        <CodeInput />
      </Field>
      <SubmitButton pendingLabel="Checking…">{submitLabel}</SubmitButton>
    </ActionForm>
  );
}
