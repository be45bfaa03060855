import type { FormAction } from "@/lib/platform/action-result";
import type { OwnerChoice } from "../catalog/catalog-types";
import { OwnerField } from "../catalog/owner-field";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { TextInput } from "../form/text-input";
import { ButtonLink } from "../ui/button";
import { Card, CardBody } from "../ui/card";

/** A new set, or another name for one. */
export const SetForm = ({
  action,
  set,
  owners,
  companyName,
  cancelHref,
}: {
  action: FormAction;
  set?: { id: number; name: string };
  owners?: OwnerChoice[];
  companyName: string;
  cancelHref: string;
}) => (
  <Card>
    <CardBody>
      <ActionForm action={action} className="max-w-xl">
        {set && <input type="hidden" name="setId" value={set.id} />}
        <Field label="Name" name="name" required help="As you and your colleagues call it.">
          <TextInput maxLength={100} defaultValue={set?.name} />
        </Field>
        {!set && owners && <OwnerField owners={owners} companyName={companyName} />}
        <FormActions>
          <SubmitButton pendingLabel="Saving…">{set ? "Save the name" : "Create the set"}</SubmitButton>
          <ButtonLink href={cancelHref}>Cancel</ButtonLink>
        </FormActions>
      </ActionForm>
    </CardBody>
  </Card>
);
