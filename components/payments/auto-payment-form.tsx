import type { FormAction } from "@/lib/platform/action-result";
import { formatDate } from "@/lib/platform/format";
import { ActionForm } from "../form/action-form";
import { Checkbox } from "../form/choices";
import { choicesOf } from "../form/choices-of";
import { Field } from "../form/field";
import { FormActions, FormGrid } from "../form/form-layout";
import { Select } from "../form/select";
import { SubmitButton } from "../form/submit-button";
import { DateInput, MoneyInput } from "../form/text-input";
import { Card, CardBody, CardHeader } from "../ui/card";
import type { PayingData } from "./payment-types";
import { AUTO_CHARGES, EVERY } from "./payment-words";

function whenCharged({ autoCharge, retryDays }: PayingData): string {
  if (autoCharge === "never") return "Invoices are not charged automatically at present.";
  const first = AUTO_CHARGES[autoCharge]?.toLowerCase() ?? "";
  const unit = retryDays.at(-1) === 1 ? "day" : "days";
  const again =
    retryDays.length > 0 ? `, and tried again ${retryDays.join(", ")} ${unit} after it is due` : "";
  return `The default card is charged ${first}${again}.`;
}

/** What is paid automatically with the default card. */
export function AutoPaymentForm({ paying, action }: { paying: PayingData; action: FormAction }) {
  const { currency, topUp, periodic, prepaid } = paying;
  return (
    <Card>
      <CardHeader
        title="Automatic payments"
        description="Charged to the default card. What is left empty is off."
      />
      <CardBody>
        <ActionForm action={action}>
          <input type="hidden" name="customerId" value={paying.customerId} />
          <Checkbox
            name="autoPay"
            label="Pay invoices automatically"
            help={whenCharged(paying)}
            defaultChecked={paying.autoPay}
          />
          <FormGrid>
            <Field label={prepaid ? "Top up below" : "Pay above a debt of"} name="topUpAt">
              <MoneyInput currency={currency} defaultValue={topUp?.at ?? ""} />
            </Field>
            <Field label={prepaid ? "Top up by" : "Pay then"} name="topUpAmount">
              <MoneyInput currency={currency} defaultValue={topUp?.amount ?? ""} />
            </Field>
          </FormGrid>
          <FormGrid>
            <Field label="Periodic payment of" name="periodicAmount">
              <MoneyInput currency={currency} defaultValue={periodic?.amount ?? ""} />
            </Field>
            <Field label="How often" name="periodicEvery">
              <Select placeholder="Never" options={choicesOf(EVERY)} defaultValue={periodic?.every ?? ""} />
            </Field>
            <Field
              label="From"
              name="periodicFrom"
              help={periodic ? `The next one is on ${formatDate(periodic.next)}.` : undefined}
            >
              <DateInput defaultValue={periodic?.from ?? ""} />
            </Field>
          </FormGrid>
          <FormActions>
            <SubmitButton>Save</SubmitButton>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
