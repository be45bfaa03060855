import type { FormAction } from "@/lib/platform/action-result";
import { formatMoney } from "@/lib/platform/format";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions, FormGrid } from "../form/form-layout";
import { ReasonField } from "../form/reason-field";
import { Select } from "../form/select";
import { SubmitButton } from "../form/submit-button";
import { MoneyInput, TextInput } from "../form/text-input";
import { Button } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { ConfirmDialog } from "../ui/confirm-dialog";
import type { Credit } from "./credit-types";

type Form = { credit: Credit; action: FormAction };

const UNITS = (currency: string) => [
  { value: "fixed", label: currency },
  { value: "percent", label: "% of the limit" },
];
const WARNINGS = [0, 1, 2];

const Id = ({ credit }: { credit: Credit }) => (
  <input type="hidden" name="customerId" value={credit.customerId} />
);
const Reason = () => <ReasonField help="Kept in the history and in the audit log." />;

/** The permanent limit, and when people are to be warned. */
export function CreditLimitForm({ credit, action }: Form) {
  const { currency, warnings } = credit;
  const prepaid = credit.balanceControl === "prepaid";
  const rows = WARNINGS.length > warnings.length ? WARNINGS : warnings.map((_, n) => n);
  return (
    <Card>
      <CardHeader title="Permanent limit" />
      <CardBody>
        <ActionForm action={action}>
          <Id credit={credit} />
          <Field
            label="Credit limit"
            name="creditLimit"
            help={
              prepaid ? "Zero, or less for a reserve." : "How much may be owed. Leave it empty for no limit."
            }
          >
            <MoneyInput currency={currency} defaultValue={credit.creditLimit ?? ""} />
          </Field>
          {rows.map((n) => (
            <FormGrid key={n}>
              <Field label={`Warn at, ${n + 1}`} name={`warnings.${n}.value`}>
                <TextInput inputMode="decimal" defaultValue={warnings[n]?.value ?? ""} />
              </Field>
              {prepaid ? (
                <input type="hidden" name={`warnings.${n}.unit`} value="fixed" />
              ) : (
                <Field label={`In, ${n + 1}`} name={`warnings.${n}.unit`} required>
                  <Select defaultValue={warnings[n]?.unit ?? "fixed"} options={UNITS(currency)} />
                </Field>
              )}
            </FormGrid>
          ))}
          <p className="text-xs text-muted">
            {prepaid
              ? "A warning is reached when no more than that is left."
              : "A warning is reached when that much is owed. Percentages are of the limit in force."}
          </p>
          <Reason />
          <FormActions>
            <SubmitButton>Save</SubmitButton>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}

function capWords({ cap, currency }: Credit): string {
  const most = cap?.maxAmount ?? null;
  const days = cap?.maxDays ?? null;
  const parts = [
    ...(most === null ? [] : [`by ${formatMoney(most, { currency })} at most`]),
    ...(days === null ? [] : [`for ${days} days at most`]),
  ];
  return parts.length === 0 ? "" : `Your role lets you raise it ${parts.join(", ")}.`;
}

/** A raise that ends by itself; a second one takes the place of the first. */
export function CreditRaiseForm({ credit, action }: Form) {
  const { currency } = credit;
  const prepaid = credit.balanceControl === "prepaid";
  return (
    <Card>
      <CardHeader title="Raise it for a time" description={capWords(credit)} />
      <CardBody>
        <ActionForm action={action}>
          <Id credit={credit} />
          <FormGrid>
            <Field label="By" name="amount" required>
              <TextInput inputMode="decimal" autoComplete="off" />
            </Field>
            {prepaid ? (
              <input type="hidden" name="unit" value="fixed" />
            ) : (
              <Field label="In" name="unit" required>
                <Select defaultValue="fixed" options={UNITS(currency)} />
              </Field>
            )}
          </FormGrid>
          <Field
            label="Until"
            name="until"
            required
            help={`In ${credit.timeZone}. Then the permanent limit counts again by itself.`}
          >
            <TextInput type="datetime-local" className="max-w-60" />
          </Field>
          <Reason />
          <FormActions>
            <SubmitButton>Raise the limit</SubmitButton>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}

export function EndRaise({ credit, action }: Form) {
  return (
    <ConfirmDialog
      trigger={<Button>End the raise now</Button>}
      title="End the raise now?"
      consequence="The permanent limit counts again at once."
      confirmLabel="End it"
      action={action}
    >
      <Id credit={credit} />
      <Reason />
    </ConfirmDialog>
  );
}
