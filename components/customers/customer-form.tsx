import type { ReactNode } from "react";
import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { RadioCards } from "../form/choices";
import { Field } from "../form/field";
import { FormActions, FormGrid } from "../form/form-layout";
import { Select } from "../form/select";
import { SubmitButton } from "../form/submit-button";
import { MoneyInput, TextArea, TextInput } from "../form/text-input";
import { Alert } from "../ui/alert";
import { ButtonLink } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { BILLING_PERIOD_NAMES, type CustomerData, LANGUAGE_NAMES } from "./customer-types";

type Option = { value: string; label: string };

export type TermChoices = {
  classes: Option[];
  timeZones: Option[];
  distributors: Option[];
};

const options = (names: Record<string, string>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

const CONTACT: { name: keyof CustomerData & string; label: string; help?: string; type?: string }[] = [
  { name: "companyName", label: "Company" },
  { name: "salutation", label: "Salutation" },
  { name: "firstName", label: "First name" },
  { name: "lastName", label: "Last name" },
  { name: "email", label: "Email", type: "email" },
  { name: "phone1", label: "Phone", type: "tel" },
  { name: "phone2", label: "Second phone", type: "tel" },
  { name: "fax", label: "Fax", type: "tel" },
  { name: "contact1", label: "Contact person" },
  { name: "contact2", label: "Second contact person" },
  { name: "address1", label: "Address" },
  { name: "address2", label: "Address, second line" },
  { name: "city", label: "City" },
  { name: "state", label: "State" },
  { name: "zip", label: "ZIP code" },
  { name: "country", label: "Country" },
  { name: "taxId", label: "Tax id" },
];

/** Name and contact details, the same fields for staff and for customers themselves. */
export function ContactFields({ customer, withNote }: { customer?: CustomerData; withNote: boolean }) {
  return (
    <FormGrid>
      <Field label="Name" name="name" required help="The short name the customer is listed under; unique.">
        <TextInput defaultValue={customer?.name} autoComplete="off" />
      </Field>
      {CONTACT.map(({ name, label, type }) => (
        <Field key={name} label={label} name={name}>
          <TextInput type={type} defaultValue={String(customer?.[name] ?? "")} autoComplete="off" />
        </Field>
      ))}
      {withNote && (
        <Field label="Note" name="note" help="For your own people; the customer never sees it.">
          <TextArea defaultValue={customer?.note} />
        </Field>
      )}
    </FormGrid>
  );
}

export function TermsFields({
  customer,
  choices,
  currency,
}: {
  customer?: CustomerData;
  choices: TermChoices;
  currency?: string;
}) {
  return (
    <FormGrid>
      <Field label="Class" name="classId" help="The policy set; without a choice the default class.">
        <Select
          placeholder="Default"
          options={choices.classes}
          defaultValue={customer ? String(customer.classId) : ""}
        />
      </Field>
      <Field
        label="Credit limit"
        name="creditLimit"
        help="How much a postpaid customer may owe. Empty for no limit."
      >
        <MoneyInput currency={currency} defaultValue={customer?.creditLimit ?? ""} />
      </Field>
      <Field label="Billing period" name="billingPeriod" required>
        <Select options={options(BILLING_PERIOD_NAMES)} defaultValue={customer?.billingPeriod ?? "monthly"} />
      </Field>
      <Field label="Anniversary day" name="anchorDay" help="Day of the month, for anniversary billing only.">
        <TextInput inputMode="numeric" defaultValue={customer ? String(customer.anchorDay) : ""} />
      </Field>
      <Field
        label="Billing time zone"
        name="billingTimeZone"
        required
        help="Days and months begin and end here."
      >
        <Select
          options={choices.timeZones}
          defaultValue={customer?.billingTimeZone ?? choices.timeZones[0]?.value}
        />
      </Field>
      <Field label="Language" name="language" required>
        <Select options={options(LANGUAGE_NAMES)} defaultValue={customer?.language ?? "en"} />
      </Field>
      <Field label="Default discount" name="discountPercent" help="Percent off every recurring fee.">
        <TextInput inputMode="decimal" defaultValue={customer?.discountPercent ?? "0"} />
      </Field>
      {choices.distributors.length > 0 && (
        <Field label="Distributor" name="distributorId">
          <Select
            placeholder="None"
            options={choices.distributors}
            defaultValue={customer && customer.distributorId !== 0 ? String(customer.distributorId) : ""}
          />
        </Field>
      )}
    </FormGrid>
  );
}

const Section = ({
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

/** A new customer, in three steps on one page. */
export function NewCustomerForm({
  action,
  choices,
  currencies,
  resellerId,
  cancelHref,
}: {
  action: FormAction;
  choices: TermChoices;
  currencies: Option[];
  /** The reseller it will belong to, chosen before; none for the company's own or for a reseller's people. */
  resellerId?: string;
  cancelHref: string;
}) {
  return (
    <ActionForm action={action} className="gap-5">
      {resellerId && <input type="hidden" name="resellerId" value={resellerId} />}
      <Section title="1. Who" description="Only the name is needed; the rest can follow.">
        <ContactFields withNote />
      </Section>
      <Section title="2. Money" description="Agreed once: neither can be changed later.">
        <div className="grid gap-4">
          <FormGrid>
            <Field label="Currency" name="currency" required>
              <Select options={currencies} defaultValue={currencies[0]?.value} />
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
        </div>
      </Section>
      <Section title="3. Terms">
        <TermsFields choices={choices} />
      </Section>
      <FormActions>
        <SubmitButton>Create customer</SubmitButton>
        <ButtonLink href={cancelHref}>Cancel</ButtonLink>
      </FormActions>
    </ActionForm>
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
  const end = (label: string) => (
    <FormActions>
      <SubmitButton>{label}</SubmitButton>
      <ButtonLink href={cancelHref}>Cancel</ButtonLink>
    </FormActions>
  );
  return (
    <div className="grid gap-5">
      {contact && customer.masked && (
        <Alert tone="info">
          Your role does not show personal data, so contact details can't be changed here.
        </Alert>
      )}
      {contact && !customer.masked && (
        <Section title="Contact">
          <ActionForm action={contact}>
            {id}
            <ContactFields customer={customer} withNote />
            {end("Save contact")}
          </ActionForm>
        </Section>
      )}
      {terms && (
        <Section title="Terms" description="Changes of price, class or period count from the next period on.">
          <ActionForm action={terms}>
            {id}
            <TermsFields customer={customer} choices={choices} currency={customer.currency} />
            {end("Save terms")}
          </ActionForm>
        </Section>
      )}
    </div>
  );
}
