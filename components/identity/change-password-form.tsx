"use client";

import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { SubmitButton } from "../form/submit-button";
import { PasswordInput } from "./password-input";

/** Posts `current`, `password` and `repeat`. `login` is there for password managers and is not posted. */
export function ChangePasswordForm({
  action,
  minLength,
  login,
  submitLabel = "Change password",
}: {
  action: FormAction;
  minLength: number;
  login?: string;
  submitLabel?: string;
}) {
  return (
    <ActionForm action={action} className="max-w-sm">
      {login && <input type="text" autoComplete="username" defaultValue={login} readOnly hidden />}
      <Field label="Current password" name="current" required>
        <PasswordInput autoComplete="current-password" />
      </Field>
      <Field
        label="New password"
        name="password"
        required
        help={`At least ${minLength} characters. A few words do well; spaces are fine.`}
      >
        <PasswordInput autoComplete="new-password" />
      </Field>
      <Field label="New password again" name="repeat" required>
        <PasswordInput autoComplete="new-password" />
      </Field>
      <div>
        <SubmitButton pendingLabel="Changing…">{submitLabel}</SubmitButton>
      </div>
    </ActionForm>
  );
}
