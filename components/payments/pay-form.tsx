import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { RadioCards } from "../form/choices";
import { Field } from "../form/field";
import { FormActions } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { MoneyInput } from "../form/text-input";
import { ButtonLink } from "../ui/button";
import { Card, CardBody } from "../ui/card";
import type { PayingData } from "./payment-types";

/** Pays with a stored card. Works without script. `authorizes` for staff, who may also only hold an amount. */
export function PayForm({
  paying,
  amount,
  invoiceId,
  action,
  cancelHref,
  authorizes = false,
}: {
  paying: PayingData;
  /** What is to be paid, filled in. */
  amount: string;
  invoiceId?: number;
  action: FormAction;
  cancelHref: string;
  authorizes?: boolean;
}) {
  const usable = paying.methods.filter(({ expired }) => !expired);
  const chosen = usable.find(({ isDefault }) => isDefault) ?? usable[0];
  return (
    <Card>
      <CardBody>
        <ActionForm action={action} className="max-w-xl">
          <input type="hidden" name="customerId" value={paying.customerId} />
          <input type="hidden" name="currency" value={paying.currency} />
          {invoiceId !== undefined && <input type="hidden" name="invoiceId" value={invoiceId} />}
          <Field
            label="Amount"
            name="amount"
            required
            help="It pays the oldest invoices first. What is left is kept for the next ones."
          >
            <MoneyInput currency={paying.currency} defaultValue={amount} />
          </Field>
          <RadioCards
            legend="Card"
            name="methodId"
            columns={1}
            defaultValue={chosen && String(chosen.id)}
            options={usable.map(({ id, name, expires }) => ({
              value: String(id),
              label: name,
              help: `Expires ${expires}`,
            }))}
          />
          {authorizes && (
            <RadioCards
              legend="What to do"
              name="verb"
              defaultValue="charge"
              options={[
                { value: "charge", label: "Charge", help: "The money is taken now." },
                { value: "authorize", label: "Authorise", help: "It is held, and captured or let go later." },
              ]}
            />
          )}
          <FormActions>
            <SubmitButton pendingLabel="Asking the card's bank">
              {authorizes ? "Go on" : "Pay now"}
            </SubmitButton>
            <ButtonLink href={cancelHref}>Cancel</ButtonLink>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
