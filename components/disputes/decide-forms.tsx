import type { FormAction } from "@/lib/platform/action-result";
import { isZero } from "@/lib/platform/money";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { MoneyInput, TextInput } from "../form/text-input";
import { Card, CardBody, CardHeader } from "../ui/card";
import { moneyText } from "../ui/money-text";
import type { DisputeData } from "./dispute-words";

const Id = ({ dispute }: { dispute: DisputeData }) => (
  <input type="hidden" name="disputeId" value={dispute.id} />
);

const Internal = () => (
  <Field label="Internal comment" name="internalComment" help="The customer never sees it.">
    <TextInput maxLength={500} />
  </Field>
);

/** The two ways to end a dispute, each with the answer that the customer reads. */
export function DecideForms({
  dispute,
  agree,
  deny,
}: {
  dispute: DisputeData;
  agree: FormAction;
  deny: FormAction;
}) {
  const { currency, invoice } = dispute;
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <Card>
        <CardHeader
          title="The customer is right"
          description={`${moneyText(invoice.outstanding, currency)} is left to pay of the invoice. What is agreed beyond that is credited.`}
        />
        <CardBody>
          <ActionForm action={agree}>
            <Id dispute={dispute} />
            <Field
              label={`Amount in ${currency}`}
              name="amount"
              required
              help="Less than is disputed agrees to a part of it."
            >
              <MoneyInput defaultValue={dispute.amount} />
            </Field>
            <Field label="Answer" name="answer" help="The customer reads it, also beside the amount.">
              <TextInput maxLength={500} />
            </Field>
            <Internal />
            <FormActions>
              <SubmitButton>Agree</SubmitButton>
            </FormActions>
          </ActionForm>
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="The charge is right" description="The amount is to be paid again." />
        <CardBody>
          <ActionForm action={deny}>
            <Id dispute={dispute} />
            <Field label="Answer" name="answer" required help="The customer reads it.">
              <TextInput maxLength={500} />
            </Field>
            <Internal />
            <FormActions>
              <SubmitButton variant="danger">Deny</SubmitButton>
            </FormActions>
          </ActionForm>
        </CardBody>
      </Card>
    </div>
  );
}

/** Takes a dispute back, for those who may open one. */
export const WithdrawForm = ({ dispute, action }: { dispute: DisputeData; action: FormAction }) => (
  <Card>
    <CardBody>
      <ActionForm action={action}>
        <Id dispute={dispute} />
        <p className="text-sm">
          {isZero(dispute.invoice.outstanding)
            ? "The invoice is paid: what is agreed is credited."
            : "Until it is decided, this amount need not be paid. Withdrawn, it is to be paid again."}
        </p>
        <FormActions>
          <SubmitButton variant="secondary">Withdraw the dispute</SubmitButton>
        </FormActions>
      </ActionForm>
    </CardBody>
  </Card>
);
