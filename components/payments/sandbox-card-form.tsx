import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Checkbox, RadioCards } from "../form/choices";
import { Field } from "../form/field";
import { FormActions } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { TextInput } from "../form/text-input";
import { ButtonLink } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";

export type TestCard = { value: string; label: string; help: string };

/** Stores one of the sandbox's cards. They have no number: there is nothing to type that could be real. */
export function SandboxCardForm({
  customerId,
  cards,
  expires,
  action,
  cancelHref,
}: {
  customerId: number;
  cards: TestCard[];
  /** "2030-12" */
  expires: string;
  action: FormAction;
  cancelHref: string;
}) {
  return (
    <Card>
      <CardHeader title="A test card" description="No money moves: this is the sandbox gateway." />
      <CardBody>
        <ActionForm action={action} className="max-w-2xl">
          <input type="hidden" name="customerId" value={customerId} />
          <RadioCards
            legend="What the card does"
            name="card"
            options={cards}
            defaultValue={cards[0]?.value}
          />
          <Field label="Expires" name="expires" required help="Year and month, like 2030-12.">
            <TextInput type="month" defaultValue={expires} className="max-w-44" />
          </Field>
          <Checkbox
            name="autoPay"
            label="Pay invoices automatically with it"
            help="You can turn this off at any time."
            defaultChecked
          />
          <FormActions>
            <SubmitButton>Store the card</SubmitButton>
            <ButtonLink href={cancelHref}>Cancel</ButtonLink>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
