"use client";

import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { FormActions } from "../form/form-layout";
import { ReasonField } from "../form/reason-field";
import { SubmitButton } from "../form/submit-button";
import { Alert } from "../ui/alert";
import { ButtonLink } from "../ui/button";
import { SteppedForm, type StepUp } from "./step-up";
import { TemporaryPassword } from "./temporary-password";

type Props = { userId: number; name: string; backHref: string };
type Reset = { login: string; temporaryPassword: string };

const Back = ({ href }: { href: string }) => (
  <ButtonLink href={href} variant="ghost">
    Cancel
  </ButtonLink>
);

/** Gives someone a temporary password, shown in the form's place. */
export function ResetPasswordForm({
  action,
  stepUp,
  userId,
  name,
  backHref,
}: Props & { action: FormAction<Reset>; stepUp: StepUp }) {
  return (
    <SteppedForm
      action={action}
      stepUp={stepUp}
      className="max-w-2xl"
      done={({ data }) => {
        const { login, temporaryPassword } = data as Reset;
        return <TemporaryPassword login={login} password={temporaryPassword} doneHref={backHref} />;
      }}
    >
      <input type="hidden" name="userId" value={userId} />
      <Alert tone="warning" title={`${name} is signed out everywhere`}>
        The old password stops working. A temporary one is made and shown to you once; they choose their own
        at the next sign-in. Their second factor stays.
      </Alert>
      <FormActions>
        <SubmitButton pendingLabel="Resetting…">Reset the password</SubmitButton>
        <Back href={backHref} />
      </FormActions>
    </SteppedForm>
  );
}

/** For someone who lost phone and recovery codes. */
export function ResetSecondFactorForm({
  action,
  stepUp,
  userId,
  name,
  backHref,
}: Props & { action: FormAction; stepUp: StepUp }) {
  return (
    <SteppedForm action={action} stepUp={stepUp} className="max-w-2xl">
      <input type="hidden" name="userId" value={userId} />
      <Alert tone="warning" title={`${name} signs in with the password alone, until a new one is set up`}>
        Make sure that it is really them who ask. They are signed out everywhere.
      </Alert>
      <ReasonField />
      <FormActions>
        <SubmitButton variant="danger" pendingLabel="Resetting…">
          Reset the second factor
        </SubmitButton>
        <Back href={backHref} />
      </FormActions>
    </SteppedForm>
  );
}

/** Keeps someone out from now on. */
export function DisableUserForm({ action, userId, name, backHref }: Props & { action: FormAction }) {
  return (
    <ActionForm action={action} className="max-w-2xl">
      <input type="hidden" name="userId" value={userId} />
      <Alert tone="warning" title={`${name} can’t sign in any more`}>
        Their sessions end at once, and so does everything they do on behalf of others. What they did stays in
        the audit log. You can enable them again.
      </Alert>
      <ReasonField />
      <FormActions>
        <SubmitButton variant="danger" pendingLabel="Disabling…">
          Disable the user
        </SubmitButton>
        <Back href={backHref} />
      </FormActions>
    </ActionForm>
  );
}
