import type { FormAction } from "@/lib/platform/action-result";
import { formatMoney } from "@/lib/platform/format";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions, FormGrid } from "../form/form-layout";
import { Select } from "../form/select";
import { SubmitButton } from "../form/submit-button";
import { DateInput } from "../form/text-input";
import { Alert } from "../ui/alert";
import { ButtonLink } from "../ui/button";
import { Card, CardBody } from "../ui/card";
import type { Subscriber } from "./types";
import { periodWords } from "./words";

export type SubscriptionChoices = {
  subscriber: Subscriber;
  accounts: readonly { accountId: number; identifier: string; name: string }[];
  plans: readonly { planId: number; name: string; fee: string }[];
  products: readonly { productId: number; name: string; kind: string; planName: string; fee: string }[];
};

/** Gives a customer a plan: on an account, through a product or directly, or on the customer itself. */
export function AddSubscriptionForm({
  customerId,
  accountId,
  choices,
  action,
  cancelHref,
}: {
  customerId: number;
  accountId?: string;
  choices: SubscriptionChoices;
  action: FormAction;
  cancelHref: string;
}) {
  const { subscriber, accounts, plans, products } = choices;
  const price = (fee: string) =>
    `${formatMoney(fee, { currency: subscriber.currency })} ${periodWords(subscriber.billingPeriod).every}`;
  if (plans.length === 0)
    return (
      <Alert tone="warning" title="There is no plan that fits">
        A plan must belong to the same owner, be in {subscriber.currency} and have a fee for this customer's
        billing period.
      </Alert>
    );
  return (
    <Card>
      <CardBody>
        <ActionForm action={action} className="max-w-2xl">
          <input type="hidden" name="customerId" value={customerId} />
          <Field
            label="Account"
            name="accountId"
            help="A subscription of the customer itself belongs to no line."
          >
            <Select
              defaultValue={accountId ?? ""}
              placeholder="The customer itself"
              options={accounts.map((account) => ({
                value: String(account.accountId),
                label: account.name ? `${account.identifier} · ${account.name}` : account.identifier,
              }))}
            />
          </Field>
          <Field label="Through product" name="productId" help="A product brings its own plan.">
            <Select
              placeholder="No product: directly"
              options={products.map((product) => ({
                value: String(product.productId),
                label: `${product.name} (${product.kind === "main" ? "main" : "add-on"}) · ${product.planName}, ${price(product.fee)}`,
              }))}
            />
          </Field>
          <Field
            label="Plan"
            name="planId"
            help={`In ${subscriber.currency}. Leave it when you chose a product.`}
          >
            <Select
              placeholder="The product's own plan"
              options={plans.map((plan) => ({
                value: String(plan.planId),
                label: `${plan.name} · ${price(plan.fee)}`,
              }))}
            />
          </Field>
          <FormGrid>
            <Field label="Start" name="startOn" help="Empty: today, or the day the account begins.">
              <DateInput />
            </Field>
            <Field label="Last day" name="finishOn" help="Empty: it runs on.">
              <DateInput />
            </Field>
          </FormGrid>
          <FormActions>
            <SubmitButton>Add subscription</SubmitButton>
            <ButtonLink href={cancelHref}>Cancel</ButtonLink>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
