import type { FormAction } from "@/lib/platform/action-result";
import type { OwnerChoice } from "../catalog/catalog-types";
import { OwnerField } from "../catalog/owner-field";
import { ActionForm } from "../form/action-form";
import { RadioCards } from "../form/choices";
import { Field } from "../form/field";
import { FormActions, FormGrid, FormSection } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { TextInput } from "../form/text-input";
import { ButtonLink } from "../ui/button";
import { CategoryList } from "./category-list";
import type { RegimeData } from "./tax-types";
import { TaxesEditor } from "./taxes-editor";

const PRICES = [
  {
    value: "exclusive",
    label: "Taxes are added",
    help: "A price of 100.00 with 20 % costs 120.00.",
  },
  {
    value: "inclusive",
    label: "Prices hold them already",
    help: "A price of 100.00 with 20 % costs 100.00, of which 16.67 is tax.",
  },
];

/** A tax regime, new or changed. `owners` only where the choice is offered. */
export function RegimeForm({
  action,
  regime,
  categories,
  owners,
  companyName,
  cancelHref,
}: {
  action: FormAction;
  regime?: RegimeData;
  categories: readonly string[];
  owners?: OwnerChoice[];
  companyName: string;
  cancelHref: string;
}) {
  return (
    <ActionForm action={action} className="gap-8">
      {regime && <input type="hidden" name="taxRegimeId" value={regime.id} />}
      <CategoryList categories={categories} />
      <FormSection
        title="Name"
        description="As you and your colleagues call it; customers see the taxes’ names."
      >
        <FormGrid>
          <Field label="Name" name="name" required>
            <TextInput defaultValue={regime?.name} maxLength={100} />
          </Field>
          {!regime && owners && <OwnerField owners={owners} companyName={companyName} />}
        </FormGrid>
        <RadioCards
          legend="Prices"
          name="prices"
          required
          defaultValue={regime?.prices ?? "exclusive"}
          options={PRICES}
        />
      </FormSection>
      <FormSection
        title="Taxes"
        description="In the order in which they are worked out and shown. Without any, nothing is taxed. A category that no tax has a rate for can’t be billed; a rate of 0 is shown as 0, and the category “not_taxed” is left out."
      >
        <TaxesEditor taxes={regime?.taxes ?? []} />
      </FormSection>
      <FormActions>
        <SubmitButton pendingLabel="Saving…">
          {regime ? "Save the taxes" : "Create the tax regime"}
        </SubmitButton>
        <ButtonLink href={cancelHref} variant="ghost">
          Cancel
        </ButtonLink>
      </FormActions>
    </ActionForm>
  );
}
