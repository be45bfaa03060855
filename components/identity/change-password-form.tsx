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
  portal,
  submitLabel = "Change password",
}: {
  action: FormAction;
  /** Characters; depends on whether the person has a second factor. */
  minLength?: number;
  login?: string;
  /** Posted along, where the action serves several portals. */
  portal?: string;
  submitLabel?: string;
}) {
  const least = minLength ? `At least ${minLength} characters. ` : "";
  return (
    <ActionForm action={action} className="max-w-sm">
      {portal && <input type="hidden" name="portal" value={portal} />}
      {login && <input type="text" autoComplete="username" defaultValue={login} readOnly hidden />}
      <Field label="Current password" name="current" required>
        <PasswordInput autoComplete="current-password" />
      </Field>
      <Field
        label="New password"
        name="password"
        required
        help={`${least}A few words do well; spaces are fine.`}
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
