import type { FormAction } from "@/lib/platform/action-result";
import type { OwnerChoice } from "../catalog/catalog-types";
import type { CurrencyChoice } from "../catalog/currency-field";
import { OwnerField } from "../catalog/owner-field";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions, FormGrid } from "../form/form-layout";
import { Select } from "../form/select";
import { SubmitButton } from "../form/submit-button";
import { TextArea, TextInput } from "../form/text-input";
import { ButtonLink } from "../ui/button";
import type { ClassData } from "./class-list";

/** A customer class, new or changed. Owner and currency are asked only of a new one. */
export function ClassForm({
  action,
  cls,
  currencies = [],
  owners,
  companyName,
  cancelHref,
}: {
  action: FormAction;
  cls?: ClassData;
  currencies?: CurrencyChoice[];
  owners?: OwnerChoice[];
  companyName: string;
  cancelHref: string;
}) {
  return (
    <ActionForm action={action} className="max-w-3xl">
      {cls && <input type="hidden" name="classId" value={cls.id} />}
      <FormGrid>
        <Field label="Name" name="name" required>
          <TextInput defaultValue={cls?.name} maxLength={100} />
        </Field>
        {!cls && owners && <OwnerField owners={owners} companyName={companyName} />}
        {!cls && (
          <Field
            label="Currency"
            name="currency"
            help="Without one it fits customers of any currency. It can't be changed later."
          >
            <Select
              placeholder="Any currency"
              options={currencies.map(({ code, name }) => ({ value: code, label: `${code} – ${name}` }))}
            />
          </Field>
        )}
        <Field
          label="Restore within"
          name="restoreWithinDays"
          required
          help="Days after closing during which a customer can be restored."
        >
          <TextInput
            inputMode="numeric"
            className="max-w-28"
            defaultValue={String(cls?.restoreWithinDays ?? 30)}
          />
        </Field>
      </FormGrid>
      <Field label="Description" name="description">
        <TextArea defaultValue={cls?.description} maxLength={1000} />
      </Field>
      <FormActions>
        <SubmitButton pendingLabel="Saving…">{cls ? "Save the class" : "Create the class"}</SubmitButton>
        <ButtonLink href={cancelHref} variant="ghost">
          Cancel
        </ButtonLink>
      </FormActions>
    </ActionForm>
  );
}
