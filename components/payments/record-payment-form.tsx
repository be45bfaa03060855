import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { RadioCards } from "../form/choices";
import { Field } from "../form/field";
import { FormActions } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { MoneyInput, TextInput } from "../form/text-input";
import { ButtonLink } from "../ui/button";
import { Card, CardBody } from "../ui/card";

/** Records money that came in without a gateway. */
export function RecordPaymentForm({
  customerId,
  currency,
  amount,
  action,
  cancelHref,
}: {
  customerId: number;
  currency: string;
  amount: string;
  action: FormAction;
  cancelHref: string;
}) {
  return (
    <Card>
      <CardBody>
        <ActionForm action={action} className="max-w-2xl">
          <input type="hidden" name="customerId" value={customerId} />
          <RadioCards
            legend="How it came"
            name="means"
            columns={3}
            defaultValue="transfer"
            options={[
              { value: "transfer", label: "Transfer" },
              { value: "cash", label: "Cash" },
              { value: "cheque", label: "Cheque" },
            ]}
          />
          <Field label={`Amount in ${currency}`} name="amount" required>
            <MoneyInput defaultValue={amount} />
          </Field>
          <Field label="Reference" name="reference" help="The cheque's number, or the text of the transfer.">
            <TextInput maxLength={200} />
          </Field>
          <Field label="Internal comment" name="internalComment" help="The customer never sees it.">
            <TextInput maxLength={500} />
          </Field>
          <FormActions>
            <SubmitButton>Record the payment</SubmitButton>
            <ButtonLink href={cancelHref}>Cancel</ButtonLink>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
