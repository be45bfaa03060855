import type { FormAction } from "@/lib/platform/action-result";
import type { OwnerChoice } from "../catalog/catalog-types";
import { type CurrencyChoice, CurrencyField } from "../catalog/currency-field";
import { OwnerField } from "../catalog/owner-field";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions, FormGrid, FormSection } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { MoneyInput, TextInput } from "../form/text-input";
import { ButtonLink } from "../ui/button";
import { ContactFields } from "./contact-fields";
import type { DistributorData } from "./partner-types";

const Commission = ({
  name,
  label,
  help,
  value,
}: Record<"name" | "label" | "help", string> & { value?: string }) => (
  <Field label={label} name={name} required help={help}>
    <MoneyInput currency="%" defaultValue={value} />
  </Field>
);

/** A distributor, new or changed. */
export function DistributorForm({
  action,
  distributor,
  currencies = [],
  owners,
  companyName,
  masked = false,
  cancelHref,
}: {
  action: FormAction;
  distributor?: DistributorData;
  currencies?: CurrencyChoice[];
  owners?: OwnerChoice[];
  companyName: string;
  /** The viewer sees contact details masked. */
  masked?: boolean;
  cancelHref: string;
}) {
  return (
    <ActionForm action={action} className="gap-8">
      {distributor && <input type="hidden" name="distributorId" value={distributor.id} />}
      <FormSection title="Distributor">
        <FormGrid>
          <Field label="Name" name="name" required>
            <TextInput defaultValue={distributor?.name} maxLength={120} />
          </Field>
          {!distributor && <CurrencyField currencies={currencies} />}
          {!distributor && owners && <OwnerField owners={owners} companyName={companyName} />}
        </FormGrid>
      </FormSection>
      <FormSection title="Contact">
        <ContactFields contact={distributor} masked={masked} />
      </FormSection>
      <FormSection
        title="Terms"
        description="What it keeps of what it collects. A change counts from now on; what was earned stays."
      >
        <FormGrid>
          <Commission
            name="salesCommission"
            label="Sales commission"
            help="When it creates or activates an account."
            value={distributor?.salesCommission}
          />
          <Commission
            name="paymentCommission"
            label="Payment commission"
            help="When it takes a payment."
            value={distributor?.paymentCommission}
          />
          <Field
            label="Credit limit"
            name="creditLimit"
            help="How much it may owe before it has to hand over money. Empty: no limit."
          >
            <MoneyInput currency={distributor?.currency} defaultValue={distributor?.creditLimit ?? ""} />
          </Field>
        </FormGrid>
      </FormSection>
      <FormActions>
        <SubmitButton pendingLabel="Saving…">
          {distributor ? "Save the distributor" : "Create the distributor"}
        </SubmitButton>
        <ButtonLink href={cancelHref} variant="ghost">
          Cancel
        </ButtonLink>
      </FormActions>
    </ActionForm>
  );
}
