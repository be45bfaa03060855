import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Switch } from "../form/choices";
import { Field } from "../form/field";
import { FormActions, FormGrid, FormSection } from "../form/form-layout";
import { Select } from "../form/select";
import { SubmitButton } from "../form/submit-button";
import { TextArea, TextInput } from "../form/text-input";

export type CompanyData = {
  name: string;
  email: string;
  phone: string;
  address: string;
  country: string;
  taxId: string;
  baseCurrency: string;
  timeZone: string;
  language: string;
  secondFactorRequired: boolean;
  impersonationEnabled: boolean;
  tellCustomerOfAccess: boolean;
};

type Choice = { value: string; label: string };

function Identity({ company }: { company: CompanyData }) {
  return (
    <FormSection title="Company" description="As it stands on invoices and letters.">
      <FormGrid>
        <Field label="Name" name="name" required>
          <TextInput defaultValue={company.name} maxLength={200} />
        </Field>
        <Field label="Tax ID" name="taxId">
          <TextInput defaultValue={company.taxId} maxLength={50} />
        </Field>
        <Field label="E-mail" name="email">
          <TextInput type="email" defaultValue={company.email} maxLength={254} />
        </Field>
        <Field label="Phone" name="phone">
          <TextInput type="tel" defaultValue={company.phone} maxLength={50} />
        </Field>
      </FormGrid>
      <Field label="Address" name="address">
        <TextArea defaultValue={company.address} maxLength={500} />
      </Field>
      <FormGrid>
        <Field label="Country" name="country">
          <TextInput defaultValue={company.country} maxLength={100} />
        </Field>
      </FormGrid>
    </FormSection>
  );
}

function Region({
  company,
  zones,
  languages,
}: {
  company: CompanyData;
  zones: Choice[];
  languages: Choice[];
}) {
  return (
    <FormSection title="Region" description="What new customers and reports begin with.">
      <FormGrid>
        <Field label="Time zone" name="timeZone" required>
          <Select defaultValue={company.timeZone} options={zones} />
        </Field>
        <Field label="Language" name="language" required>
          <Select defaultValue={company.language} options={languages} />
        </Field>
      </FormGrid>
      <p className="text-sm">
        Base currency: <strong className="font-semibold">{company.baseCurrency}</strong>{" "}
        <span className="text-muted">It was set at the installation, for good.</span>
      </p>
    </FormSection>
  );
}

/** The company's own settings. */
export function CompanyForm({
  action,
  company,
  zones,
  languages,
}: {
  action: FormAction;
  company: CompanyData;
  zones: Choice[];
  languages: Choice[];
}) {
  return (
    <ActionForm action={action} className="gap-8">
      <Identity company={company} />
      <Region company={company} zones={zones} languages={languages} />
      <FormSection title="Security" description="For everyone who works here, and for partners.">
        <Switch
          name="secondFactorRequired"
          label="Require a second factor"
          help="Operators, resellers and distributors set up an authenticator at their next sign-in."
          defaultChecked={company.secondFactorRequired}
        />
        <Switch
          name="impersonationEnabled"
          label="Allow “log in as”"
          help="Switching it off ends everyone's running sessions of this kind at once."
          defaultChecked={company.impersonationEnabled}
        />
        <Switch
          name="tellCustomerOfAccess"
          label="Tell customers when someone looked at their account"
          defaultChecked={company.tellCustomerOfAccess}
        />
      </FormSection>
      <FormActions>
        <SubmitButton pendingLabel="Saving…">Save the settings</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
