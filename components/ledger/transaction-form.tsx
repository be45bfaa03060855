import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { RadioCards } from "../form/choices";
import { Field } from "../form/field";
import { FormActions, FormGrid } from "../form/form-layout";
import { Select } from "../form/select";
import { SubmitButton } from "../form/submit-button";
import { MoneyInput, TextInput } from "../form/text-input";
import { ButtonLink } from "../ui/button";
import { Card, CardBody } from "../ui/card";
import { SERVICE_WORDS } from "./xdr-words";

const WHAT = [
  { value: "manual_payment", label: "Payment", help: "Cash, a cheque or a transfer that has arrived." },
  { value: "manual_credit", label: "Credit", help: "Something given back for one service." },
  {
    value: "promotional_credit",
    label: "Promotional credit",
    help: "A present, of no service in particular.",
  },
  { value: "manual_charge", label: "Charge", help: "Something the customer owes for one service." },
  { value: "refund", label: "Refund", help: "A payment that no invoice has used, given back." },
];

/** Books one movement of a balance by hand. */
export function TransactionForm({
  customerId,
  currency,
  accounts,
  action,
  cancelHref,
}: {
  customerId: number;
  currency: string;
  /** The customer's lines, for a movement that is about one of them. */
  accounts: { value: string; label: string }[];
  action: FormAction;
  cancelHref: string;
}) {
  return (
    <Card>
      <CardBody>
        <ActionForm action={action} className="max-w-2xl">
          <input type="hidden" name="customerId" value={customerId} />
          <RadioCards legend="What" name="transaction" defaultValue="manual_payment" options={WHAT} />
          <FormGrid>
            <Field label={`Amount in ${currency}`} name="amount" required>
              <MoneyInput />
            </Field>
            <Field label="Service" name="service" help="For a charge or a credit: what it is about.">
              <Select
                placeholder="None"
                options={["voice", "messaging", "data", "subscriptions", "fees"].map((value) => ({
                  value,
                  label: SERVICE_WORDS[value] ?? value,
                }))}
              />
            </Field>
          </FormGrid>
          {accounts.length > 0 && (
            <Field label="Account" name="accountId" help="Empty: the customer as a whole.">
              <Select placeholder="The customer" options={accounts} />
            </Field>
          )}
          <Field label="Comment" name="visibleComment" help="The customer reads it beside the amount.">
            <TextInput maxLength={500} />
          </Field>
          <Field label="Internal comment" name="internalComment" help="The customer never sees it.">
            <TextInput maxLength={500} />
          </Field>
          <FormActions>
            <SubmitButton>Book</SubmitButton>
            <ButtonLink href={cancelHref}>Cancel</ButtonLink>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
