import type { ReactNode } from "react";
import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions, FormGrid, FormSection } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { TextInput } from "../form/text-input";
import { Card, CardBody, CardHeader } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import type { CustomerData } from "./customer-types";

type FieldSpec = {
  name: keyof CustomerData & string;
  label: string;
  type?: string;
  fill?: string;
};

const PERSON: FieldSpec[] = [
  { name: "salutation", label: "Salutation", fill: "honorific-prefix" },
  { name: "firstName", label: "First name", fill: "given-name" },
  { name: "lastName", label: "Last name", fill: "family-name" },
  { name: "companyName", label: "Company", fill: "organization" },
  { name: "taxId", label: "Tax id" },
];
const REACH: FieldSpec[] = [
  { name: "email", label: "Email", type: "email", fill: "email" },
  { name: "phone1", label: "Phone", type: "tel", fill: "tel" },
  { name: "phone2", label: "Second phone", type: "tel" },
  { name: "fax", label: "Fax", type: "tel" },
  { name: "contact1", label: "Contact person" },
  { name: "contact2", label: "Second contact person" },
];
const ADDRESS: FieldSpec[] = [
  { name: "address1", label: "Address", fill: "address-line1" },
  { name: "address2", label: "Address, second line", fill: "address-line2" },
  { name: "zip", label: "ZIP code", fill: "postal-code" },
  { name: "city", label: "City", fill: "address-level2" },
  { name: "state", label: "State", fill: "address-level1" },
  { name: "country", label: "Country", fill: "country-name" },
];

function Fields({ specs, customer }: { specs: FieldSpec[]; customer: CustomerData }) {
  return (
    <FormGrid>
      {specs.map(({ name, label, type, fill }) => (
        <Field key={name} name={name} label={label}>
          <TextInput type={type} defaultValue={String(customer[name] ?? "")} autoComplete={fill ?? "off"} />
        </Field>
      ))}
    </FormGrid>
  );
}

/** A customer's own contact details, to change. */
export function OwnDetailsForm({ customer, action }: { customer: CustomerData; action: FormAction }) {
  return (
    <Card>
      <CardBody>
        <ActionForm action={action} className="gap-8">
          <input type="hidden" name="customerId" value={customer.id} />
          <FormSection
            title="You"
            description={`You are kept under the name “${customer.name}”. Your provider changes it on request.`}
          >
            <Fields specs={PERSON} customer={customer} />
          </FormSection>
          <FormSection title="How to reach you">
            <Fields specs={REACH} customer={customer} />
          </FormSection>
          <FormSection title="Address">
            <Fields specs={ADDRESS} customer={customer} />
          </FormSection>
          <FormActions>
            <SubmitButton>Save</SubmitButton>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}

/** The same to read, for those who may not change it. */
export function OwnDetails({ customer, actions }: { customer: CustomerData; actions?: ReactNode }) {
  const facts = (specs: FieldSpec[]) =>
    specs
      .map(({ name, label }) => ({ label, value: String(customer[name] ?? "") }))
      .filter(({ value }) => value);
  return (
    <Card>
      <CardHeader title="Your details" actions={actions} />
      <CardBody>
        <DescriptionList
          items={[
            { label: "Name", value: customer.name },
            ...facts(PERSON),
            ...facts(REACH),
            ...facts(ADDRESS),
          ]}
        />
      </CardBody>
    </Card>
  );
}
