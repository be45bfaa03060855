import { Field } from "../form/field";
import { FormGrid } from "../form/form-layout";
import { TextInput } from "../form/text-input";
import type { CustomerData } from "./customer-types";

export type ContactField = {
  name: keyof CustomerData & string;
  label: string;
  type?: string;
  /** What the browser may fill in, where people fill in their own. */
  fill?: string;
};

export const PERSON: ContactField[] = [
  { name: "salutation", label: "Salutation", fill: "honorific-prefix" },
  { name: "firstName", label: "First name", fill: "given-name" },
  { name: "lastName", label: "Last name", fill: "family-name" },
  { name: "companyName", label: "Company", fill: "organization" },
  { name: "taxId", label: "Tax id" },
];

export const REACH: ContactField[] = [
  { name: "email", label: "E-mail", type: "email", fill: "email" },
  { name: "phone1", label: "Phone", type: "tel", fill: "tel" },
  { name: "phone2", label: "Second phone", type: "tel" },
  { name: "fax", label: "Fax", type: "tel" },
  { name: "contact1", label: "Contact person" },
  { name: "contact2", label: "Second contact person" },
];

export const ADDRESS: ContactField[] = [
  { name: "address1", label: "Address", fill: "address-line1" },
  { name: "address2", label: "Address, second line", fill: "address-line2" },
  { name: "zip", label: "ZIP code", fill: "postal-code" },
  { name: "city", label: "City", fill: "address-level2" },
  { name: "state", label: "State", fill: "address-level1" },
  { name: "country", label: "Country", fill: "country-name" },
];

/** Some of a customer's contact fields, filled with what is known. @param own people fill in their own. */
export function ContactFields({
  fields,
  customer,
  own = false,
}: {
  fields: readonly ContactField[];
  customer?: CustomerData;
  own?: boolean;
}) {
  return (
    <FormGrid>
      {fields.map(({ name, label, type, fill }) => (
        <Field key={name} name={name} label={label}>
          <TextInput
            type={type}
            defaultValue={String(customer?.[name] ?? "")}
            autoComplete={own && fill ? fill : "off"}
          />
        </Field>
      ))}
    </FormGrid>
  );
}

/** An address on one line, as far as it is known. */
export function addressLine(customer: CustomerData): string {
  const place = [customer.zip, customer.city].filter(Boolean).join(" ");
  const parts = [customer.address1, customer.address2, place, customer.state, customer.country];
  return parts.filter(Boolean).join(", ");
}
