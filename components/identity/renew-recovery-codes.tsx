"use client";

import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { SubmitButton } from "../form/submit-button";
import { CodeInput } from "./code-input";
import { codesIn, RecoveryCodes } from "./recovery-codes";

/** A code in, ten new recovery codes out, shown once in the form's place. */
export function RenewRecoveryCodes({
  action,
  continueHref,
}: {
  action: FormAction<{ recoveryCodes: string[] }>;
  continueHref: string;
}) {
  return (
    <ActionForm
      action={action}
      done={(result) => <RecoveryCodes codes={codesIn(result.data)} continueHref={continueHref} />}
    >
      <Field label="Code" name="code" required help="From your app, or one of the old recovery codes.">
        <CodeInput />
      </Field>
      <div>
        <SubmitButton variant="secondary">Make new codes</SubmitButton>
      </div>
    </ActionForm>
  );
}
