import type { ReactNode } from "react";
import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { FormActions, FormSection } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { ADDRESS, addressLine, ContactFields, PERSON, REACH } from "./contact-fields";
import type { CustomerData } from "./customer-types";

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
            <ContactFields fields={PERSON} customer={customer} own />
          </FormSection>
          <FormSection title="How to reach you">
            <ContactFields fields={REACH} customer={customer} own />
          </FormSection>
          <FormSection title="Address">
            <ContactFields fields={ADDRESS} customer={customer} own />
          </FormSection>
          <FormActions>
            <SubmitButton>Save</SubmitButton>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}

/** The same in few words, to read. */
export function OwnDetails({ customer, actions }: { customer: CustomerData; actions?: ReactNode }) {
  const person = [customer.salutation, customer.firstName, customer.lastName].filter(Boolean).join(" ");
  const known = [
    { label: "Name", value: customer.name },
    { label: "Person", value: person === customer.name ? "" : person },
    { label: "Company", value: customer.companyName },
    { label: "Tax id", value: customer.taxId },
    ...REACH.map(({ name, label }) => ({ label, value: String(customer[name] ?? "") })),
    { label: "Address", value: addressLine(customer) },
  ];
  return (
    <Card>
      <CardHeader title="Your details" actions={actions} />
      <CardBody>
        <DescriptionList items={known.filter(({ value }) => value !== "")} />
      </CardBody>
    </Card>
  );
}
