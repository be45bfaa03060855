import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions } from "../form/form-layout";
import { Select } from "../form/select";
import { SubmitButton } from "../form/submit-button";
import { ButtonLink } from "../ui/button";

/** One more time zone to offer, of those there are. */
export const TimeZoneForm = ({
  action,
  known,
  cancelHref,
}: {
  action: FormAction;
  known: string[];
  cancelHref: string;
}) => (
  <ActionForm action={action} className="max-w-xl">
    <Field label="Time zone" name="name" required help="Type its first letters to find it.">
      <Select placeholder="Choose one" options={known.map((name) => ({ value: name, label: name }))} />
    </Field>
    <FormActions>
      <SubmitButton pendingLabel="Adding…">Add the time zone</SubmitButton>
      <ButtonLink href={cancelHref} variant="ghost">
        Cancel
      </ButtonLink>
    </FormActions>
  </ActionForm>
);
