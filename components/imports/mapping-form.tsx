import { ChevronRight } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Checkbox } from "../form/choices";
import { Field } from "../form/field";
import { FormActions, FormGrid, FormSection } from "../form/form-layout";
import { type Option, Select } from "../form/select";
import { SubmitButton } from "../form/submit-button";
import { TextArea, TextInput } from "../form/text-input";
import { ButtonLink } from "../ui/button";
import type { MappingData } from "./import-types";
import { ServicesEditor } from "./services-editor";

const CONTACT: [string, string][] = [
  ["companyName", "Company"],
  ["salutation", "Salutation"],
  ["firstName", "First name"],
  ["lastName", "Last name"],
  ["email", "E-mail"],
  ["phone1", "Phone"],
  ["phone2", "Second phone"],
  ["fax", "Fax"],
  ["contact1", "Contact person"],
  ["contact2", "Second contact person"],
  ["address1", "Address"],
  ["address2", "Address, second line"],
  ["city", "City"],
  ["state", "State or region"],
  ["zip", "Postal code"],
  ["country", "Country"],
  ["taxId", "Tax ID"],
];
const DATE_FORMATS = ["YYYY-MM-DD", "DD.MM.YYYY", "DD/MM/YYYY", "MM/DD/YYYY"];

type FromProps = {
  label: string;
  name: string;
  value: string;
  required?: boolean;
  help?: string;
};

/** An input that names a column. */
const From = ({ label, name, value, required, help }: FromProps) => (
  <Field label={label} name={name} required={required} help={help}>
    <TextInput defaultValue={value} list="import-columns" autoComplete="off" />
  </Field>
);

function WhoSection({ draft }: { draft: MappingData }) {
  const hasContact = draft.notes !== "" || CONTACT.some(([name]) => draft.customer[name]);
  return (
    <FormSection
      title="Customer"
      description="Type a column's name. {First}+{Last} joins columns, Customer {Id} is a pattern, =Retail is the same text for all."
    >
      <FormGrid>
        <From
          label="Key column"
          name="key"
          value={draft.key}
          required
          help="What names the customer in the system it comes from. A second import knows it by this."
        />
        <From label="Name" name="customer.name" value={draft.customer.name ?? ""} required />
        <From
          label="Customer class"
          name="className"
          value={draft.className}
          help="Without it, the default class."
        />
        <From
          label="Reseller"
          name="resellerRef"
          value={draft.resellerRef}
          help="By name. Without it, the company's own."
        />
        <Field label="Pays" name="balanceControl" required>
          <Select
            defaultValue={draft.balanceControl}
            options={[
              { value: "postpaid", label: "Afterwards (postpaid)" },
              { value: "prepaid", label: "Before (prepaid)" },
            ]}
          />
        </Field>
      </FormGrid>
      <details open={hasContact} className="group rounded-lg border border-line px-3.5 py-2.5">
        <summary className="flex cursor-pointer items-center gap-1.5 text-sm font-medium">
          <ChevronRight aria-hidden="true" className="size-4 group-open:rotate-90" />
          Contact details and notes
        </summary>
        <div className="mt-3 grid gap-4">
          <FormGrid>
            {CONTACT.map(([name, label]) => (
              <From key={name} label={label} name={`customer.${name}`} value={draft.customer[name] ?? ""} />
            ))}
          </FormGrid>
          <Field
            label="Columns kept in the note"
            name="notes"
            help="One a line. “PaymentMethod = Payment method” gives it another label."
          >
            <TextArea defaultValue={draft.notes} rows={3} />
          </Field>
        </div>
      </details>
    </FormSection>
  );
}

function AccountSection({ draft, currencies }: { draft: MappingData; currencies: Option[] }) {
  return (
    <FormSection
      title="Account"
      description="Each customer gets one account with the services below. Plans and products of these names are created when they are missing."
    >
      <FormGrid>
        <From
          label="Account"
          name="account.identifier"
          value={draft.account.identifier}
          help="The line's number or user name."
        />
        <Field label="Main product" name="account.productName" help="The product of every account.">
          <TextInput defaultValue={draft.account.productName} autoComplete="off" />
        </Field>
        <Field label="Currency" name="currency" required>
          <Select defaultValue={draft.currency} options={currencies} />
        </Field>
        <div className="self-end pb-1.5">
          <Checkbox
            name="decimalComma"
            label="Amounts are written 29,85"
            defaultChecked={draft.decimalComma}
          />
        </div>
      </FormGrid>
    </FormSection>
  );
}

/** Rows of six inputs need the whole width. */
function ServicesSection({ draft }: { draft: MappingData }) {
  return (
    <section className="grid gap-4 border-t border-line pt-5">
      <div>
        <h2 className="text-base font-semibold">Services</h2>
        <p className="mt-0.5 max-w-3xl text-sm text-muted text-pretty">
          Which value of which column means that a customer has a service, and its monthly price by the list.
          Separate several values with |. Where “Not when” is given, any other value rejects the row.
        </p>
      </div>
      <ServicesEditor services={draft.services} />
    </section>
  );
}

function ChargeSection({ draft }: { draft: MappingData }) {
  const { charge } = draft;
  return (
    <FormSection
      title="Real charge"
      description="What a customer really pays each month. What it differs from the list prices becomes a fee adjustment."
    >
      <FormGrid>
        <From label="Charge column" name="charge.column" value={charge.column} />
        <Field label="Adjust" name="charge.adjustOn">
          <Select
            defaultValue={charge.adjustOn}
            options={[
              { value: "largest", label: "The dearest service" },
              { value: "first", label: "The first service" },
            ]}
          />
        </Field>
        <Field label="Reason of a discount" name="charge.reasons.discount">
          <TextInput defaultValue={charge.reasons.discount} placeholder="Agreed price below list" />
        </Field>
        <Field label="Reason of an upcharge" name="charge.reasons.upcharge">
          <TextInput defaultValue={charge.reasons.upcharge} placeholder="Agreed price above list" />
        </Field>
      </FormGrid>
      <Field
        label="Columns that must hold amounts"
        name="numericColumns"
        help="One a line; “TotalCharges, may be blank” lets it be empty. Nothing is taken from them: a shifted row shows here."
      >
        <TextArea defaultValue={draft.numericColumns} rows={2} />
      </Field>
    </FormSection>
  );
}

function DatesSection({ draft }: { draft: MappingData }) {
  const { activation, closed } = draft;
  return (
    <FormSection
      title="Since when, until when"
      description="Give a column of dates or of months; without either, services start on the day of the import."
    >
      <FormGrid>
        <From label="Start date column" name="activation.dateColumn" value={activation.dateColumn} />
        <From
          label="Months so far column"
          name="activation.tenureMonthsColumn"
          value={activation.tenureMonthsColumn}
        />
        <Field label="Dates are written" name="activation.dateFormat" required>
          <Select
            defaultValue={activation.dateFormat}
            options={DATE_FORMATS.map((one) => ({ value: one, label: one }))}
          />
        </Field>
        <From
          label="Column that says who left"
          name="closed.column"
          value={closed.column}
          help="Their services are imported closed."
        />
        <Field label="Left when" name="closed.equals">
          <TextInput defaultValue={closed.equals} placeholder="Yes" autoComplete="off" />
        </Field>
        <Field label="Stayed when" name="closed.open" help="When given, any other value rejects the row.">
          <TextInput defaultValue={closed.open} placeholder="No" autoComplete="off" />
        </Field>
        <From
          label="Last day column"
          name="closed.dateColumn"
          value={closed.dateColumn}
          help="Without it, the day before the import."
        />
      </FormGrid>
    </FormSection>
  );
}

/** What the columns of a file mean. Saving makes the preview. */
export function MappingForm({
  importId,
  headers,
  draft,
  currencies,
  action,
}: {
  importId: number;
  headers: readonly string[];
  draft: MappingData;
  currencies: Option[];
  action: FormAction;
}) {
  return (
    <ActionForm action={action} className="gap-6!">
      <input type="hidden" name="importId" value={importId} />
      <input type="hidden" name="delimiter" value={draft.delimiter} />
      <input type="hidden" name="encoding" value={draft.encoding} />
      <datalist id="import-columns">
        {headers.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <WhoSection draft={draft} />
      <AccountSection draft={draft} currencies={currencies} />
      <ServicesSection draft={draft} />
      <ChargeSection draft={draft} />
      <DatesSection draft={draft} />
      <FormActions>
        <SubmitButton pendingLabel="Saving…">Save and make the preview</SubmitButton>
        <ButtonLink href={`/admin/imports/${importId}`}>Cancel</ButtonLink>
      </FormActions>
    </ActionForm>
  );
}
