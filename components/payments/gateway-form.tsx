import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { RadioCards } from "../form/choices";
import { FormActions } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { GATEWAYS } from "./payment-words";

type Gateway = { gateway: string; stripeConfigured: boolean };

/** Through whom cards are charged. */
export function GatewayForm({ gateway, stripeConfigured, action }: Gateway & { action: FormAction }) {
  return (
    <Card>
      <CardHeader
        title="Card payments"
        description="New cards and payments go through this gateway. Payments under way stay where they are."
      />
      <CardBody>
        <ActionForm action={action} className="max-w-3xl">
          <RadioCards
            legend="Gateway"
            name="gateway"
            columns={3}
            defaultValue={gateway}
            options={[
              { value: "none", label: "None", help: "No cards are taken." },
              { value: "sandbox", label: "Sandbox", help: "Test cards; no money moves." },
              {
                value: "stripe",
                label: "Stripe",
                help: stripeConfigured
                  ? "Its keys are set."
                  : "Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET first.",
                disabled: !stripeConfigured,
              },
            ]}
          />
          <FormActions>
            <SubmitButton>Save</SubmitButton>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}

export const GatewayFacts = ({ gateway, stripeConfigured }: Gateway) => (
  <Card>
    <CardHeader title="Card payments" />
    <CardBody>
      <DescriptionList
        items={[
          { label: "Gateway", value: GATEWAYS[gateway] ?? gateway },
          { label: "Stripe", value: stripeConfigured ? "Its keys are set" : "Not set up" },
        ]}
      />
    </CardBody>
  </Card>
);
