import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions, FormGrid } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { TextArea, TextInput } from "../form/text-input";
import { ButtonLink } from "../ui/button";
import type { OwnerChoice } from "./catalog-types";
import { OwnerField } from "./owner-field";

/** A destination group, new or changed. */
export function GroupForm({
  action,
  group,
  owners,
  companyName,
  cancelHref,
}: {
  action: FormAction;
  group?: { id: number; name: string; prefixes: string[] };
  owners?: OwnerChoice[];
  companyName: string;
  cancelHref: string;
}) {
  return (
    <ActionForm action={action} className="max-w-3xl">
      {group && <input type="hidden" name="groupId" value={group.id} />}
      <FormGrid>
        <Field label="Name" name="name" required>
          <TextInput defaultValue={group?.name} maxLength={120} />
        </Field>
        {!group && owners && <OwnerField owners={owners} companyName={companyName} />}
      </FormGrid>
      <Field
        label="Prefixes"
        name="prefixes"
        help="Digits, country code first, with spaces, commas or line breaks between them. A prefix is in one group only."
      >
        <TextArea
          rows={6}
          inputMode="numeric"
          className="font-mono"
          defaultValue={group?.prefixes.join(" ")}
        />
      </Field>
      <FormActions>
        <SubmitButton pendingLabel="Saving…">{group ? "Save the group" : "Create the group"}</SubmitButton>
        <ButtonLink href={cancelHref} variant="ghost">
          Cancel
        </ButtonLink>
      </FormActions>
    </ActionForm>
  );
}
