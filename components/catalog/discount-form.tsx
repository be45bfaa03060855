import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions, FormGrid, FormSection } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { TextInput } from "../form/text-input";
import { ButtonLink } from "../ui/button";
import type { OwnerChoice } from "./catalog-types";
import { type CurrencyChoice, CurrencyField } from "./currency-field";
import type { DiscountPlanData } from "./discount-words";
import { EntriesEditor, type GroupChoice } from "./entries-editor";
import { OwnerField } from "./owner-field";

/** A volume discount plan, new or changed. Currency and owner are asked only of a new one. */
export function DiscountForm({
  action,
  plan,
  groups,
  currencies = [],
  owners,
  companyName,
  cancelHref,
}: {
  action: FormAction;
  plan?: DiscountPlanData;
  groups: GroupChoice[];
  currencies?: CurrencyChoice[];
  owners?: OwnerChoice[];
  companyName: string;
  cancelHref: string;
}) {
  return (
    <ActionForm action={action} className="gap-8">
      {plan && <input type="hidden" name="discountPlanId" value={plan.id} />}
      <FormSection title="Plan" description="What it is called, and whose it is.">
        <FormGrid>
          <Field label="Name" name="name" required>
            <TextInput defaultValue={plan?.name} maxLength={120} />
          </Field>
          {!plan && <CurrencyField currencies={currencies} />}
          {!plan && owners && <OwnerField owners={owners} companyName={companyName} />}
        </FormGrid>
      </FormSection>
      <FormSection
        title="Entries"
        description="One for each service and group of destinations. Without any it is a draft, which can't be given to a product."
      >
        <EntriesEditor entries={plan?.entries ?? []} groups={groups} />
      </FormSection>
      <FormActions>
        <SubmitButton pendingLabel="Saving…">{plan ? "Save the plan" : "Create the plan"}</SubmitButton>
        <ButtonLink href={cancelHref} variant="ghost">
          Cancel
        </ButtonLink>
      </FormActions>
    </ActionForm>
  );
}
