import type { ReactNode } from "react";
import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { RadioCards } from "../form/choices";
import { Field } from "../form/field";
import { FormActions, FormGrid, FormSection } from "../form/form-layout";
import { Select } from "../form/select";
import { SubmitButton } from "../form/submit-button";
import { TextArea, TextInput } from "../form/text-input";
import { Alert } from "../ui/alert";
import { ButtonLink } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { ADDRESS, ContactFields, PERSON, REACH } from "./contact-fields";
import type { CustomerData } from "./customer-types";
import { FormReview } from "./form-review";
import { type Option, type TermChoices, TermsFields } from "./terms-fields";

export type { TermChoices };

/** Name, contact details and note, for the provider's and partners' people. */
function ContactSections({ customer }: { customer?: CustomerData }) {
  return (
    <>
      <FormSection title="Who" description="Only the name is needed; the rest can follow.">
        <FormGrid>
          <Field label="Name" name="name" required help="What the customer is listed under; unique.">
            <TextInput defaultValue={customer?.name} autoComplete="off" maxLength={120} />
          </Field>
        </FormGrid>
        <ContactFields fields={PERSON} customer={customer} />
      </FormSection>
      <FormSection title="How to reach them">
        <ContactFields fields={REACH} customer={customer} />
      </FormSection>
      <FormSection title="Address">
        <ContactFields fields={ADDRESS} customer={customer} />
      </FormSection>
      <FormSection title="Note" description="For your own people; the customer never sees it.">
        <Field label="Note" name="note">
          <TextArea defaultValue={customer?.note} />
        </Field>
      </FormSection>
    </>
  );
}

function FoundingSection({ currencies, proposed }: { currencies: Option[]; proposed: string }) {
  return (
    <FormSection title="Money" description="Agreed once: neither can be changed later.">
      <FormGrid>
        <Field label="Currency" name="currency" required>
          <Select options={currencies} defaultValue={proposed} />
        </Field>
      </FormGrid>
      <RadioCards
        legend="Balance control"
        name="balanceControl"
        defaultValue="postpaid"
        options={[
          { value: "postpaid", label: "Postpaid", help: "Uses first, pays an invoice later." },
          { value: "prepaid", label: "Prepaid", help: "Pays first, uses what is there." },
        ]}
      />
    </FormSection>
  );
}

/** A new customer on one page: who, money, terms, and at its end everything that was filled in. */
export function NewCustomerForm({
  action,
  choices,
  currencies,
  proposed,
  resellerId,
  cancelHref,
}: {
  action: FormAction;
  choices: TermChoices;
  currencies: Option[];
  proposed: { currency: string; timeZone: string; language: string };
  /** The reseller it will belong to, chosen before; none for the company's own or for a reseller's people. */
  resellerId?: string;
  cancelHref: string;
}) {
  return (
    <Card>
      <CardBody>
        <ActionForm action={action} className="gap-8">
          {resellerId && <input type="hidden" name="resellerId" value={resellerId} />}
          <ContactSections />
          <FoundingSection currencies={currencies} proposed={proposed.currency} />
          <FormSection title="Terms" description="Can be changed at any time.">
            <TermsFields choices={choices} proposed={proposed} />
          </FormSection>
          <FormSection title="Review" description="What will be saved.">
            <FormReview />
            <FormActions>
              <SubmitButton>Create customer</SubmitButton>
              <ButtonLink href={cancelHref}>Cancel</ButtonLink>
            </FormActions>
          </FormSection>
        </ActionForm>
      </CardBody>
    </Card>
  );
}

const Part = ({
  title,
  description,
  children,
}: {
  title: string;
  description?: string;
  children: ReactNode;
}) => (
  <Card>
    <CardHeader title={title} description={description} />
    <CardBody>{children}</CardBody>
  </Card>
);

function End({ label, cancelHref }: { label: string; cancelHref: string }) {
  return (
    <FormActions>
      <SubmitButton>{label}</SubmitButton>
      <ButtonLink href={cancelHref}>Cancel</ButtonLink>
    </FormActions>
  );
}

/** Contact and terms of a customer, each saved on its own: they are different rights. */
export function EditCustomerForms({
  customer,
  contact,
  terms,
  choices,
  cancelHref,
}: {
  customer: CustomerData;
  /** Null where the person has no right to change this part. */
  contact: FormAction | null;
  terms: FormAction | null;
  choices: TermChoices;
  cancelHref: string;
}) {
  const id = <input type="hidden" name="customerId" value={customer.id} />;
  return (
    <div className="grid gap-5">
      {contact && customer.masked && (
        <Alert tone="info">
          Your role does not show personal data, so contact details can't be changed here.
        </Alert>
      )}
      {contact && !customer.masked && (
        <Part title="Contact">
          <ActionForm action={contact} className="gap-8">
            {id}
            <ContactSections customer={customer} />
            <End label="Save contact" cancelHref={cancelHref} />
          </ActionForm>
        </Part>
      )}
      {terms && (
        <Part title="Terms" description="A new discount or billing period changes the fees of subscriptions.">
          <ActionForm action={terms} className="gap-5">
            {id}
            <TermsFields customer={customer} choices={choices} currency={customer.currency} />
            <End label="Save terms" cancelHref={cancelHref} />
          </ActionForm>
        </Part>
      )}
    </div>
  );
}
