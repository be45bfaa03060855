import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Checkbox } from "../form/choices";
import { Field } from "../form/field";
import { FormActions, FormGrid, FormSection } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { TextInput } from "../form/text-input";
import { TaxCategoryField } from "../taxes/category-field";
import { ButtonLink } from "../ui/button";
import { AheadEditor } from "./ahead-editor";
import type { OwnerChoice, PlanData } from "./catalog-types";
import { type CurrencyChoice, CurrencyField } from "./currency-field";
import { FeesEditor, FIRST_AHEAD } from "./fees-editor";
import { OwnerField } from "./owner-field";
import { PlanCharging } from "./plan-charging";
import { PlanCommitment } from "./plan-commitment";
import { PromotionsEditor } from "./promotions-editor";

function Naming({ plan, categories }: { plan?: PlanData; categories: readonly string[] }) {
  return (
    <FormGrid>
      <Field label="Name" name="name" required help="As you and your colleagues call it.">
        <TextInput defaultValue={plan?.name} maxLength={120} />
      </Field>
      <Field label="Name for end users" name="endUserName" help="In self-care. Empty: the name.">
        <TextInput defaultValue={plan?.endUserName} maxLength={120} />
      </Field>
      <Field label="Description on invoices" name="invoiceDescription" help="Empty: the name for end users.">
        <TextInput defaultValue={plan?.invoiceDescription} maxLength={200} />
      </Field>
      <TaxCategoryField
        category={plan?.taxCategory}
        categories={categories}
        help="By which rates its fees are taxed. Empty: by the rate for everything else. A product’s own goes first."
      />
    </FormGrid>
  );
}

/** A subscription plan, new or changed. `owners` only where the choice is offered. */
export function PlanForm({
  action,
  plan,
  categories,
  currencies = [],
  owners,
  companyName,
  cancelHref,
}: {
  action: FormAction;
  plan?: PlanData;
  /** Of taxes, those in use. */
  categories: readonly string[];
  currencies?: CurrencyChoice[];
  owners?: OwnerChoice[];
  companyName: string;
  cancelHref: string;
}) {
  return (
    <ActionForm action={action} className="gap-8">
      {plan && <input type="hidden" name="planId" value={plan.id} />}
      <FormSection title="Name" description="What it is called, and whose it is.">
        <Naming plan={plan} categories={categories} />
        {!plan && (
          <FormGrid>
            <CurrencyField currencies={currencies} />
            {owners && <OwnerField owners={owners} companyName={companyName} />}
          </FormGrid>
        )}
      </FormSection>
      <FormSection
        title="Fee"
        description="One fee for each way of billing you sell it for; lengths are never divided. A month from the customer's own day costs what a calendar month does, unless you say otherwise."
      >
        <FeesEditor fees={plan?.fees ?? []} currency={plan?.currency} />
      </FormSection>
      <FormSection
        title="Several periods at once"
        description="A price for paying ahead, such as twelve months for the price of ten."
      >
        <AheadEditor fees={plan?.fees ?? []} from={FIRST_AHEAD} currency={plan?.currency} />
      </FormSection>
      <PlanCharging plan={plan} />
      <FormSection
        title="Promotional periods"
        description="Counted from the period of activation, which is number 1. They may not overlap."
      >
        <PromotionsEditor promotions={plan?.promotions ?? []} />
      </FormSection>
      <PlanCommitment plan={plan} />
      <FormSection title="Use" description="How accounts may have it.">
        <Checkbox
          name="multiple"
          label="An account may have it more than once"
          defaultChecked={plan?.multiple}
        />
        <Checkbox
          name="obligatory"
          label="Obligatory"
          help="Customers can't close it themselves."
          defaultChecked={plan?.obligatory}
        />
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
