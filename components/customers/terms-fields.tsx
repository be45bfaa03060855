import { choicesOf } from "../form/choices-of";
import { Field } from "../form/field";
import { FormGrid } from "../form/form-layout";
import { Select } from "../form/select";
import { MoneyInput, TextInput } from "../form/text-input";
import { BILLING_PERIOD_NAMES, type CustomerData, LANGUAGE_NAMES } from "./customer-types";

export type Option = { value: string; label: string };

/** What may be chosen for a customer of one owner. */
export type TermChoices = { classes: Option[]; timeZones: Option[]; distributors: Option[] };

/** A choice that is not on offer any more stays with those who have it. */
const withOwn = (offered: Option[], own: Option | null): Option[] =>
  own === null || offered.some(({ value }) => value === own.value) ? offered : [own, ...offered];

function PolicyFields({ customer, choices }: { customer?: CustomerData; choices: TermChoices }) {
  const ownClass = customer ? { value: String(customer.classId), label: customer.className } : null;
  const distributorId = customer?.distributorId ? String(customer.distributorId) : "";
  const ownDistributor = distributorId
    ? { value: distributorId, label: customer?.distributorName ?? "" }
    : null;
  const distributors = withOwn(choices.distributors, ownDistributor);
  return (
    <FormGrid>
      <Field label="Class" name="classId" help="The policy set; without a choice the default class.">
        <Select
          placeholder="Default"
          options={withOwn(choices.classes, ownClass)}
          defaultValue={ownClass?.value ?? ""}
        />
      </Field>
      {distributors.length > 0 && (
        <Field label="Distributor" name="distributorId" help="Who sells to and collects from this customer.">
          <Select placeholder="None" options={distributors} defaultValue={distributorId} />
        </Field>
      )}
    </FormGrid>
  );
}

/** What is agreed about billing. */
export function TermsFields({
  customer,
  proposed,
  choices,
  currency,
}: {
  customer?: CustomerData;
  /** For a customer that is not there yet. */
  proposed?: { timeZone: string; language: string };
  choices: TermChoices;
  currency?: string;
}) {
  const zone = customer?.billingTimeZone ?? proposed?.timeZone ?? "UTC";
  return (
    <>
      <PolicyFields customer={customer} choices={choices} />
      <FormGrid>
        <Field
          label="Credit limit"
          name="creditLimit"
          help="Postpaid: how much may be owed; empty for no limit. Prepaid: zero, or less for a reserve."
        >
          <MoneyInput currency={currency} defaultValue={customer?.creditLimit ?? ""} />
        </Field>
        <Field label="Default discount, %" name="discountPercent" help="Off every recurring fee.">
          <TextInput
            inputMode="decimal"
            className="max-w-32"
            defaultValue={customer?.discountPercent.replace(/\.?0+$/, "") || "0"}
          />
        </Field>
        <Field label="Billing period" name="billingPeriod" required>
          <Select
            options={choicesOf(BILLING_PERIOD_NAMES)}
            defaultValue={customer?.billingPeriod ?? "monthly"}
          />
        </Field>
        <Field
          label="Anniversary day"
          name="anchorDay"
          help="For the anniversary day: 1 to 31; shorter months end earlier."
        >
          <TextInput
            inputMode="numeric"
            className="max-w-32"
            defaultValue={customer ? String(customer.anchorDay) : ""}
          />
        </Field>
        <Field
          label="Billing time zone"
          name="billingTimeZone"
          required
          help="Days and months begin and end here."
        >
          <Select options={withOwn(choices.timeZones, { value: zone, label: zone })} defaultValue={zone} />
        </Field>
        <Field label="Language" name="language" required>
          <Select
            options={choicesOf(LANGUAGE_NAMES)}
            defaultValue={customer?.language ?? proposed?.language ?? "en"}
          />
        </Field>
      </FormGrid>
    </>
  );
}
