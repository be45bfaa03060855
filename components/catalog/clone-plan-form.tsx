import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { TextInput } from "../form/text-input";
import { ButtonLink } from "../ui/button";

/** The copy's name is all that is asked; everything else is taken over. */
export const ClonePlanForm = ({
  action,
  plan,
  cancelHref,
}: {
  action: FormAction;
  plan: { id: number; name: string };
  cancelHref: string;
}) => (
  <ActionForm action={action} className="max-w-xl">
    <input type="hidden" name="planId" value={plan.id} />
    <Field
      label="Name of the copy"
      name="name"
      required
      help="It takes over prices, promotions and all other terms. Nobody has it until you give it to someone."
    >
      <TextInput defaultValue={`${plan.name} (copy)`.slice(0, 120)} maxLength={120} />
    </Field>
    <FormActions>
      <SubmitButton pendingLabel="Copying…">Create the copy</SubmitButton>
      <ButtonLink href={cancelHref} variant="ghost">
        Cancel
      </ButtonLink>
    </FormActions>
  </ActionForm>
);
