import type { FormAction } from "@/lib/platform/action-result";
import { FormActions, FormSection } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { ButtonLink } from "../ui/button";
import type { RoleChoiceData, UserDetailData } from "./identity-types";
import { PersonFields } from "./person-fields";
import { RoleField } from "./role-field";
import { SteppedForm, type StepUp } from "./step-up";

/** A user's details and role. Nobody changes their own role. */
export function EditUserForm({
  action,
  stepUp,
  user,
  roles,
  zones,
  backHref,
}: {
  action: FormAction;
  stepUp: StepUp;
  user: UserDetailData;
  roles: readonly RoleChoiceData[];
  zones: readonly string[];
  backHref: string;
}) {
  return (
    <SteppedForm action={action} stepUp={stepUp} className="gap-8">
      <input type="hidden" name="userId" value={user.id} />
      <FormSection title="Person">
        <PersonFields person={user} zones={zones} masked={user.masked} />
      </FormSection>
      <FormSection title="Rights" description="Another role counts with their next click.">
        {user.isSelf ? (
          <>
            <input type="hidden" name="roleId" value={user.roleId} />
            <p className="text-sm">{user.roleName}. Someone else has to change your role.</p>
          </>
        ) : (
          <RoleField roles={roles} roleId={user.roleId} />
        )}
      </FormSection>
      <FormActions>
        <SubmitButton pendingLabel="Saving…">Save the user</SubmitButton>
        <ButtonLink href={backHref} variant="ghost">
          Cancel
        </ButtonLink>
      </FormActions>
    </SteppedForm>
  );
}
