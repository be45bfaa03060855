"use client";

import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { SubmitButton } from "../form/submit-button";
import { CodeInput } from "./code-input";

/** Asks for the code of the moment, or a recovery code; posts `code`. */
export function SecondFactorForm({
  action,
  portal,
  submitLabel = "Continue",
}: {
  action: FormAction;
  /** Posted along, where the action serves several portals. */
  portal?: string;
  submitLabel?: string;
}) {
  return (
    <ActionForm action={action}>
      {portal && <input type="hidden" name="portal" value={portal} />}
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
