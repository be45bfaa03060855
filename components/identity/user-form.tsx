"use client";

import type { FormAction } from "@/lib/platform/action-result";
import { Field } from "../form/field";
import { FormActions, FormGrid, FormSection } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { TextInput } from "../form/text-input";
import { ButtonLink } from "../ui/button";
import type { PortalRealm, RoleChoiceData } from "./identity-types";
import { PasswordInput } from "./password-input";
import { PersonFields } from "./person-fields";
import { RoleField } from "./role-field";
import { SteppedForm, type StepUp } from "./step-up";
import { TemporaryPassword } from "./temporary-password";

type Created = { userId: number; login: string; temporaryPassword: string | null };

/** A new user of one portal. The answer holds the temporary password, which is shown in the form's place. */
export function NewUserForm({
  action,
  stepUp,
  base,
  realm,
  ownerId,
  roles,
  zones,
}: {
  action: FormAction<Created>;
  stepUp: StepUp;
  /** The users' address in this portal. */
  base: string;
  realm: PortalRealm;
  ownerId: number | null;
  roles: readonly RoleChoiceData[];
  zones: readonly string[];
}) {
  return (
    <SteppedForm
      action={action}
      stepUp={stepUp}
      className="gap-8"
      done={({ data }) => {
        const { userId, login, temporaryPassword } = data as Created;
        return (
          <TemporaryPassword login={login} password={temporaryPassword} doneHref={`${base}/${userId}`} />
        );
      }}
    >
      <input type="hidden" name="realm" value={realm} />
      <input type="hidden" name="ownerId" value={ownerId ?? ""} />
      <FormSection title="Person">
        <PersonFields zones={zones} />
      </FormSection>
      <FormSection title="Sign-in" description="A login is unique over all portals.">
        <FormGrid>
          <Field label="Login" name="login" required help="Letters, digits and . _ @ + -">
            <TextInput maxLength={100} autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </Field>
          <Field
            label="Password"
            name="password"
            help="Leave it empty and one is made, to be shown once. Either way they choose their own at the first sign-in."
          >
            <PasswordInput autoComplete="new-password" />
          </Field>
        </FormGrid>
      </FormSection>
      <FormSection title="Rights" description="Only roles without a right you lack are offered.">
        <RoleField roles={roles} />
      </FormSection>
      <FormActions>
        <SubmitButton pendingLabel="Creating…">Create the user</SubmitButton>
        <ButtonLink href={base} variant="ghost">
          Cancel
        </ButtonLink>
      </FormActions>
    </SteppedForm>
  );
}
