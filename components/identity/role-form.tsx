import type { FormAction } from "@/lib/platform/action-result";
import { Field } from "../form/field";
import { FormActions, FormSection } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { TextInput } from "../form/text-input";
import { ButtonLink } from "../ui/button";
import type { PermissionGroupData, PortalRealm } from "./identity-types";
import { SteppedForm, type StepUp } from "./step-up";

/** One group of rights as boxes to tick; those the editor lacks can't be given. */
function RightsGroup({
  group: { group, permissions },
  held,
  mine,
}: {
  group: PermissionGroupData;
  held: readonly string[];
  mine: ReadonlySet<string>;
}) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-semibold">{group}</legend>
      <div className="grid gap-0.5">
        {permissions.map(({ key, label }) => (
          <label
            key={key}
            className="flex min-h-7 items-start gap-2 text-sm has-disabled:text-muted pointer-coarse:min-h-10"
          >
            <input
              type="checkbox"
              className="check mt-0.5"
              name="permissions[]"
              value={key}
              defaultChecked={held.includes(key) && mine.has(key)}
              disabled={!mine.has(key)}
            />
            <span>
              {label}
              {!mine.has(key) && <span className="text-xs text-muted"> (you lack it)</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A role of the company's own, new or changed. */
export function RoleForm({
  action,
  stepUp,
  role,
  realm,
  groups,
  mine,
  cancelHref,
}: {
  action: FormAction;
  stepUp: StepUp;
  /** Without an id it is a new one, perhaps a copy. */
  role: { id?: number; name: string; description: string; permissions: readonly string[] };
  realm: PortalRealm;
  groups: readonly PermissionGroupData[];
  /** Rights of the person who edits. */
  mine: ReadonlySet<string>;
  cancelHref: string;
}) {
  return (
    <SteppedForm action={action} stepUp={stepUp} className="gap-8">
      {role.id === undefined ? (
        <input type="hidden" name="realm" value={realm} />
      ) : (
        <input type="hidden" name="roleId" value={role.id} />
      )}
      <FormSection title="Role">
        <Field label="Name" name="name" required>
          <TextInput defaultValue={role.name} maxLength={60} autoComplete="off" className="max-w-sm" />
        </Field>
        <Field label="What it is for" name="description" help="Shown where a role is chosen.">
          <TextInput defaultValue={role.description} maxLength={200} autoComplete="off" />
        </Field>
      </FormSection>
      <FormSection title="Rights" description="They count with the next click of everyone who has the role.">
        <div className="grid gap-5 sm:grid-cols-2">
          {groups.map((group) => (
            <RightsGroup key={group.group} group={group} held={role.permissions} mine={mine} />
          ))}
        </div>
      </FormSection>
      <FormActions>
        <SubmitButton pendingLabel="Saving…">
          {role.id === undefined ? "Create the role" : "Save the role"}
        </SubmitButton>
        <ButtonLink href={cancelHref} variant="ghost">
          Cancel
        </ButtonLink>
      </FormActions>
    </SteppedForm>
  );
}
